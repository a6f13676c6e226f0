package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Offers, quotas, passes, cars and questions come in any order. Whatever is allowed fits into the
 * lot on every day to come, and a driver is refused only when every space is taken or promised.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_lot_of_which_no_space_is_promised_twice {
  private static final int LOTS = 60;
  private static final int STEPS = 600;

  @Test
  void whatever_happens_to_it() {
    Map<String, Integer> seen = new HashMap<>();
    for (long seed = 1; seed <= LOTS; seed++) {
      var lot = new RandomLot(seed);
      for (int step = 0; step < STEPS; step++) {
        lot.step();
      }
      lot.seen.forEach((what, count) -> seen.merge(what, count, Integer::sum));
    }
    assertThat(seen.keySet())
        .as("each thing was both allowed and refused")
        .contains("offer", "offer refused", "decision", "end", "end refused", "quota")
        .contains("quota refused", "pass", "pass refused", "request", "request refused")
        .contains("owner", "guest", "exit");
    assertThat(seen.get("request")).isGreaterThan(LOTS);
  }
}
