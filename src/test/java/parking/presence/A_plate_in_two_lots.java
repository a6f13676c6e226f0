package parking.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.presence.PresenceRules.Finding;
import parking.presence.PresenceRules.Kind;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_plate_in_two_lots {
  private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");

  /** Ten minutes from any lot to any other. */
  private final PresenceRules rules = new PresenceRules((from, to) -> Duration.ofMinutes(10));

  private static Presence visit(String lot, int from, Integer until) {
    return new Presence(
        UUID.randomUUID(), lot, at(from), Optional.ofNullable(until).map(it -> at(it)));
  }

  private static Instant at(int minutes) {
    return NINE.plusSeconds(60L * minutes);
  }

  @Test
  void one_after_the_other_is_nothing_to_look_at() {
    assertThat(rules.compare(visit("b", 70, 90), List.of(visit("a", 0, 60)))).isEmpty();
    assertThat(rules.compare(visit("a", 0, 60), List.of(visit("b", 70, null)))).isEmpty();
  }

  @Test
  void came_from_a_lot_that_missed_its_exit() {
    var lost = visit("a", 0, null);
    assertThat(rules.compare(visit("b", 30, null), List.of(lost)))
        .containsExactly(new Finding(lost, Kind.MOVED_ON));
  }

  @Test
  void went_on_from_here_before_this_was_told() {
    var here = visit("a", 0, null);
    assertThat(rules.compare(here, List.of(visit("b", 30, 60))))
        .containsExactly(new Finding(here, Kind.MOVED_ON));
  }

  @Test
  void at_once_is_on_two_cars() {
    var one = visit("a", 0, 60);
    var other = visit("b", 30, 90);
    assertThat(rules.compare(one, List.of(other)))
        .containsExactlyInAnyOrder(
            new Finding(one, Kind.IN_TWO_PLACES), new Finding(other, Kind.IN_TWO_PLACES));
  }

  @Test
  void faster_than_a_car_can_drive_is_on_two_cars() {
    assertThat(rules.compare(visit("b", 69, null), List.of(visit("a", 0, 60))))
        .extracting(Finding::kind)
        .containsOnly(Kind.IN_TWO_PLACES);
    assertThat(rules.compare(visit("b", 5, null), List.of(visit("a", 0, null))))
        .extracting(Finding::kind)
        .containsOnly(Kind.IN_TWO_PLACES);
  }

  @Test
  void in_the_same_lot_is_no_matter_of_two_lots() {
    assertThat(rules.compare(visit("a", 0, 60), List.of(visit("a", 30, 90)))).isEmpty();
  }
}
