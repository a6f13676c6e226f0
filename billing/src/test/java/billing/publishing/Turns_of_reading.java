package billing.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Turns_of_reading {
  private final Turns turns = new Turns();

  @Test
  void count_in_the_order_in_which_they_were_begun() {
    var first = turns.begin();
    var second = turns.begin();
    assertThat(turns.mayEnd(first)).isTrue();
    assertThat(turns.mayEnd(second)).isTrue();
  }

  @Test
  void do_not_count_when_a_later_one_has_ended_before() {
    var slow = turns.begin();
    var quick = turns.begin();
    assertThat(turns.mayEnd(quick)).isTrue();
    assertThat(turns.mayEnd(slow)).isFalse();
    assertThat(turns.mayEnd(turns.begin())).isTrue();
  }
}
