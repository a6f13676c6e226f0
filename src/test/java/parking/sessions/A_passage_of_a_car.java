package parking.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.plates.Plate;
import parking.plates.PlateColour;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_passage_of_a_car {
  private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");
  private static final History NOTHING = new History(List.of());

  private final SessionRules rules = new SessionRules(Duration.ofMinutes(2), Duration.ofDays(3));

  private static Visit visit(PlateColour colour) {
    return new Visit(
        UUID.randomUUID(), "west-lake", "hangzhou-road/core", new Plate("浙A0T001"), colour);
  }

  private static Visit visit() {
    return visit(PlateColour.BLUE);
  }

  private static Sighting seen(long minutes) {
    return seen(minutes, null);
  }

  private static Sighting seen(long minutes, Reason doubt) {
    var at = NINE.plusSeconds(minutes * 60);
    return new Sighting(UUID.randomUUID(), "edge", at, Optional.ofNullable(doubt));
  }

  private static History with(Session... sessions) {
    return new History(List.of(sessions));
  }

  private static Session.Open open(long minutes) {
    return new Session.Open(visit(), seen(minutes));
  }

  private static Session.Closed closed(long from, long until) {
    return open(from).leave(seen(until));
  }

  private static Session put(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Put.class);
    return ((Decision.Put) decision).session();
  }

  @Test
  void that_enters_opens_a_session() {
    var entry = seen(0);
    var visit = visit();
    assertThat(rules.entered(visit, NOTHING, entry))
        .isEqualTo(
            new Decision.Begin(new Session.Open(visit, entry), Optional.empty(), Reason.ENTERED));
  }

  @Test
  void that_enters_again_within_two_minutes_is_ignored() {
    assertThat(rules.entered(visit(), with(open(0)), seen(2)))
        .isEqualTo(new Decision.Ignore(Reason.READ_TWICE));
  }

  @Test
  void that_enters_again_later_sets_the_old_session_aside() {
    var old = open(0);
    var decision = (Decision.Begin) rules.entered(visit(), with(old), seen(3));
    assertThat(decision.setAside()).contains(old.lose(Reason.ENTERED_AGAIN));
    assertThat(decision.opened().entry().at()).isEqualTo(NINE.plusSeconds(180));
  }

  @Test
  void that_enters_soon_after_leaving_is_a_new_visit() {
    assertThat(rules.entered(visit(), with(closed(0, 1)), seen(2)).reason())
        .isEqualTo(Reason.ENTERED);
  }

  @Test
  void whose_entry_is_told_after_its_exit_waits_for_a_person() {
    var exit = seen(60);
    var orphan = new Session.OrphanExit(visit(), exit, Reason.ORPHAN_EXIT);
    var entry = seen(0);
    assertThat(put(rules.entered(visit(), with(orphan), entry)))
        .isEqualTo(
            new Session.AwaitingReview(
                orphan.visit(), entry, Optional.of(exit), Reason.ENTRY_TOLD_LATE));
  }

  @Test
  void whose_entry_is_older_than_a_closed_visit_opens_nothing() {
    assertThat(put(rules.entered(visit(), with(closed(60, 120)), seen(30))))
        .isInstanceOf(Session.AwaitingReview.class);
  }

  @Test
  void that_leaves_closes_the_session() {
    var inside = open(0);
    var exit = seen(60);
    assertThat(put(rules.left(visit(), with(inside), exit))).isEqualTo(inside.leave(exit));
  }

  @Test
  void that_leaves_within_the_second_it_entered_is_a_stay_of_no_length() {
    assertThat(put(rules.left(visit(), with(open(0)), seen(0)))).isInstanceOf(Session.Closed.class);
  }

  @Test
  void that_leaves_without_having_entered_is_an_orphan() {
    assertThat(put(rules.left(visit(), NOTHING, seen(0)))).isInstanceOf(Session.OrphanExit.class);
  }

  @Test
  void that_leaves_before_it_entered_is_kept_and_leaves_the_session_open() {
    var decision = rules.left(visit(), with(open(60)), seen(0));
    assertThat(decision.reason()).isEqualTo(Reason.LEFT_BEFORE_ENTRY);
    assertThat(put(decision)).isInstanceOf(Session.OrphanExit.class);
  }

  @Test
  void whose_exit_is_read_twice_within_two_minutes_is_ignored() {
    assertThat(rules.left(visit(), with(closed(0, 60)), seen(62)))
        .isEqualTo(new Decision.Ignore(Reason.READ_TWICE));
  }

  @Test
  void whose_exit_is_told_after_the_next_entry_waits_for_a_person() {
    var lost = open(0).lose(Reason.ENTERED_AGAIN);
    var exit = seen(30);
    assertThat(put(rules.left(visit(), with(open(60), lost), exit)))
        .isEqualTo(
            new Session.AwaitingReview(
                lost.visit(), lost.entry(), Optional.of(exit), Reason.EXIT_TOLD_LATE));
  }

  @Test
  void whose_entry_was_doubtful_waits_for_a_person_when_it_leaves() {
    var inside = new Session.Open(visit(), seen(0, Reason.LOW_CONFIDENCE));
    assertThat(rules.left(visit(), with(inside), seen(60)).reason())
        .isEqualTo(Reason.LOW_CONFIDENCE);
  }

  @Test
  void whose_exit_is_doubtful_waits_for_a_person() {
    var decision = rules.left(visit(), with(open(0)), seen(60, Reason.UNKNOWN_FORM));
    assertThat(put(decision)).isInstanceOf(Session.AwaitingReview.class);
    assertThat(decision.reason()).isEqualTo(Reason.UNKNOWN_FORM);
  }

  @Test
  void that_changes_colour_waits_for_a_person() {
    assertThat(rules.left(visit(PlateColour.YELLOW), with(open(0)), seen(60)).reason())
        .isEqualTo(Reason.COLOURS_DISAGREE);
  }

  @Test
  void that_stayed_longer_than_three_days_waits_for_a_person() {
    var days = 3 * 24 * 60;
    assertThat(rules.left(visit(), with(open(0)), seen(days)).reason()).isEqualTo(Reason.LEFT);
    assertThat(rules.left(visit(), with(open(0)), seen(days + 1)).reason())
        .isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void cannot_end_before_it_began_in_any_state() {
    assertThatThrownBy(() -> open(60).leave(seen(0))).hasMessageContaining("before it begins");
    assertThatThrownBy(() -> open(60).leave(seen(0), Reason.TOO_LONG))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
