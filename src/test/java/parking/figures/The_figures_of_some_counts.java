package parking.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_figures_of_some_counts {
  private static final Counts NOTHING =
      counts(new Counts.Passed(0, 0, 0), new Counts.Visits(0, 0, 0, 0));

  private static Counts counts(Counts.Passed passed, Counts.Visits visits) {
    return new Counts(
        passed,
        visits,
        new Counts.Fates(0, 0, 0, 0, 0),
        new Counts.Acts(0, 0, 0, 0, 0),
        new Counts.Waiting(0, Optional.empty()));
  }

  @Test
  void have_no_rate_of_nothing() {
    var figures = Figures.of(NOTHING);
    assertThat(figures.passages().readRate()).isEmpty();
    assertThat(figures.visits().reconciliationRate()).isEmpty();
    assertThat(figures.visits().autoClosedShare()).isEmpty();
    assertThat(figures.review().sentShare()).isEmpty();
    assertThat(figures.review().exactPlateRate()).isEmpty();
    assertThat(figures.review().waitingMedianSeconds()).isEmpty();
    assertThat(figures.charges().wrongPerTenThousand()).isEmpty();
    assertThat(figures.leakage().share()).isEmpty();
  }

  @Test
  void call_ten_of_twelve_visits_a_rate_of_five_sixths() {
    var figures = Figures.of(counts(new Counts.Passed(22, 22, 0), new Counts.Visits(10, 10, 1, 1)));
    assertThat(figures.visits().reconciliationRate()).contains(0.8333);
    assertThat(figures.leakage().visits()).isEqualTo(2);
  }

  @Test
  void take_an_unread_exit_and_a_visit_that_lapses_for_want_of_it_for_one_car() {
    var passed = new Counts.Passed(100, 97, 3);
    var some = Figures.of(counts(passed, new Counts.Visits(45, 45, 0, 2)));
    assertThat(some.leakage().visits()).isEqualTo(3);
    assertThat(some.visits().exits()).isEqualTo(48);
    assertThat(some.leakage().share()).contains(0.0625);
    assertThat(some.visits().reconciliationRate()).contains(0.9375);

    var all = Figures.of(counts(passed, new Counts.Visits(45, 45, 0, 5)));
    assertThat(all.leakage().visits()).isEqualTo(5);
  }

  @Test
  void tell_what_review_costs_and_how_often_a_charge_was_wrong() {
    var figures =
        Figures.of(
            new Counts(
                new Counts.Passed(4000, 3980, 0),
                new Counts.Visits(2000, 1950, 0, 0),
                new Counts.Fates(1960, 40, 12, 30, 100),
                new Counts.Acts(38, 19, 1870, 1, 1200),
                new Counts.Waiting(2, Optional.of(Duration.ofMinutes(90)))));
    assertThat(figures.passages().readRate()).contains(0.995);
    assertThat(figures.visits().autoClosedShare()).contains(0.98);
    assertThat(figures.review().sentShare()).contains(0.02);
    assertThat(figures.review().minutesPerThousandExits()).contains(10.0);
    assertThat(figures.review().exactPlateRate()).contains(0.5);
    assertThat(figures.review().waitingMedianSeconds()).contains(5400L);
    assertThat(figures.charges().wrongPerTenThousand()).contains(5.3476);
  }
}
