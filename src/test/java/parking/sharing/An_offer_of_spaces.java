package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static parking.sharing.Sample.NOON;
import static parking.sharing.Sample.by;
import static parking.sharing.Sample.day;
import static parking.sharing.Sample.days;
import static parking.sharing.Sample.offer;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days are counted from today; what holds on a day is told as state, claimed, open. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class An_offer_of_spaces {
  private static String on(Offer offer, int day) {
    return "%s %s %s"
        .formatted(
            offer.state(day(day)),
            offer.claims(day(day)) ? "claimed" : "-",
            offer.isOpen(day(day)) ? "open" : "-");
  }

  private static Offer told(String steps) {
    var offer = offer(4, days(2, 10));
    for (var step : steps.split(" ")) {
      offer =
          switch (step.replaceAll("\\d", "")) {
            case "accepted" -> decided(offer, true, step);
            case "declined" -> decided(offer, false, step);
            case "ends" -> offer.endingOn(new Offer.End(day(number(step)), by(NOON)));
            default -> offer;
          };
    }
    return offer;
  }

  private static Offer decided(Offer offer, boolean isAccepted, String step) {
    var at = NOON.plus(Duration.ofDays(number(step)));
    return offer.decided(new Offer.Decision(isAccepted, by(at)));
  }

  private static int number(String step) {
    return Integer.parseInt(step.replaceAll("\\D", ""));
  }

  @ParameterizedTest(name = "from day 2 until day 10, {0}: on day {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          written         | 0  | OFFERED - -
          written         | 2  | OFFERED claimed -
          written         | 10 | ENDED - -
          accepted0       | 1  | ACCEPTED - -
          accepted0       | 2  | ACCEPTED claimed open
          accepted0       | 9  | ACCEPTED claimed open
          accepted0       | 10 | ENDED - -
          accepted5       | 4  | ACCEPTED claimed -
          accepted5       | 5  | ACCEPTED claimed open
          declined1       | 3  | DECLINED - -
          accepted0 ends6 | 5  | ACCEPTED claimed open
          accepted0 ends6 | 6  | ENDED - -
          accepted0 ends1 | 0  | ENDED - -
          ends4           | 3  | OFFERED claimed -
          """)
  void holds_on_its_days_once_it_is_accepted(String steps, int day, String expected) {
    assertThat(on(told(steps), day)).isEqualTo(expected);
  }

  @Test
  void is_of_a_space_and_a_day_at_least() {
    assertThatIllegalArgumentException().isThrownBy(() -> offer(0, days(0, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> days(1, 1));
  }
}
