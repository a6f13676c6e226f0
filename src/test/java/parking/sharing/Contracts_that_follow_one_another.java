package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static parking.sharing.Sample.NOON;
import static parking.sharing.Sample.by;
import static parking.sharing.Sample.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.sharing.Contract.Party;

/** Days are counted from today. A contract is called by the place in which it was written down. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Contracts_that_follow_one_another {
  private static final Party OWNER = new Party(Party.Kind.OWNER, "some unit", 1);

  private static Contract contract(int number, int from) {
    return new Contract(new UUID(0, number), day(from), List.of(OWNER), by(NOON));
  }

  private static List<Contract> contracts(String begins) {
    List<Contract> all = new ArrayList<>();
    for (var from : begins.equals("-") ? new String[0] : begins.split(" ")) {
      all.add(contract(all.size() + 1, Integer.parseInt(from)));
    }
    return all;
  }

  private static String shown(ContractRules.Part part) {
    return "%d-%d:%s"
        .formatted(
            day(0).until(part.days().from()).getDays(),
            day(0).until(part.days().until().orElseThrow()).getDays(),
            part.contract()
                .map(it -> String.valueOf(it.id().getLeastSignificantBits()))
                .orElse("none"));
  }

  @ParameterizedTest(name = "that begin on {0}, days {1} to {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -     | 0  | 10 | 0-10:none
          0     | 0  | 10 | 0-10:1
          3     | 0  | 10 | 0-3:none 3-10:1
          0 5   | 0  | 10 | 0-5:1 5-10:2
          0 5   | 5  | 10 | 5-10:2
          0 5   | 0  | 5  | 0-5:1
          0 5 5 | 0  | 10 | 0-5:1 5-10:3
          5 2   | 0  | 10 | 0-2:none 2-5:2 5-10:1
          """)
  void cut_a_time_where_one_takes_the_place_of_another(
      String begins, int from, int until, String expected) {
    assertThat(
            ContractRules.parts(contracts(begins), day(from), day(until)).stream()
                .map(Contracts_that_follow_one_another::shown)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void leave_no_day_out_and_count_none_twice() {
    var random = new Random(20261204);
    for (int round = 0; round < 500; round++) {
      List<Contract> all = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        all.add(contract(all.size() + 1, random.nextInt(25)));
      }
      int until = 1 + random.nextInt(25);
      var parts = ContractRules.parts(all, day(0), day(until));
      for (int i = 0; i < until; i++) {
        var day = day(i);
        var of = parts.stream().filter(part -> part.days().hold(day)).toList();
        assertThat(of).hasSize(1);
        assertThat(of.get(0).contract()).isEqualTo(ContractRules.at(all, day));
      }
    }
  }

  @Test
  void have_parties_each_named_once_with_a_weight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contract(new UUID(0, 1), day(0), List.of(), by(NOON)))
        .withMessageContaining("1 to 16 parties");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contract(new UUID(0, 1), day(0), List.of(OWNER, OWNER), by(NOON)))
        .withMessageContaining("names some unit twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Party(Party.Kind.PLATFORM, "x", 0))
        .withMessageContaining("the weight of x");
  }
}
