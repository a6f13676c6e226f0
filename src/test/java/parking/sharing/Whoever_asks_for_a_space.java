package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static parking.sharing.Sample.NOON;
import static parking.sharing.Sample.days;
import static parking.sharing.Sample.lot;
import static parking.sharing.Sample.pass;
import static parking.sharing.Sample.permit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.permits.Permit;
import parking.plates.Plate;
import parking.sharing.Reply.Why;

/** A lot of ten spaces, of which two are shared. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Whoever_asks_for_a_space {
  private static final Duration HOLD = Duration.ofMinutes(15);
  private static final Plate CAR = new Plate("浙A0G001");
  private static final Instant LATER = NOON.plusSeconds(7200);
  private static final OpenHours OPEN = new OpenHours(true, Optional.of(LATER));
  private static final OpenHours SHUT = new OpenHours(false, Optional.of(LATER));
  private static final Known EMPTY =
      new Known(NOON, lot(10, 2, 2), Set.of(), List.of(), Map.of(), Optional.of(0L));

  private static Reply asks(Known known, OpenHours hours) {
    return AskRules.reply(known, known.stand(hours, Optional.of(CAR)), hours, CAR, HOLD);
  }

  private static Known with(Set<String> inside, Map<String, Instant> held) {
    return new Known(
        NOON, EMPTY.shared(), inside, List.of(), held, Optional.of((long) inside.size()));
  }

  private static Known with(SharedLot lot, Map<String, Instant> held) {
    return new Known(NOON, lot, Set.of(), List.of(), held, Optional.of(0L));
  }

  private static Known with(List<Permit> permits, Optional<Long> taken) {
    return new Known(NOON, EMPTY.shared(), Set.of(), permits, Map.of(), taken);
  }

  private static void isRefused(Reply reply, Why why) {
    assertThat(reply).isEqualTo(new Reply.Refused(why));
  }

  @Test
  void gets_one_for_a_while_and_hears_until_when_the_hours_last() {
    assertThat(asks(EMPTY, OPEN)).isEqualTo(new Reply.Granted(NOON.plus(HOLD), Optional.of(LATER)));
    assertThat(asks(EMPTY, new OpenHours(true, Optional.empty())))
        .isEqualTo(new Reply.Granted(NOON.plus(HOLD), Optional.empty()));
  }

  @Test
  void gets_one_that_is_kept_no_longer_than_the_hours_last() {
    var soon = NOON.plusSeconds(60);
    assertThat(asks(EMPTY, new OpenHours(true, Optional.of(soon))))
        .isEqualTo(new Reply.Granted(soon, Optional.of(soon)));
  }

  @Test
  void gets_none_outside_the_hours_or_where_nothing_is_shared() {
    isRefused(asks(EMPTY, SHUT), Why.NOT_OPEN);
    isRefused(asks(with(lot(10, 2, 0), Map.of()), OPEN), Why.NOT_OPEN);
    isRefused(asks(with(SharedLot.empty(10), Map.of()), OPEN), Why.NOT_OPEN);
  }

  @Test
  void gets_none_for_a_car_that_is_not_wanted() {
    var blocked = List.of(permit(CAR.text(), Permit.Kind.BLOCKED));
    isRefused(asks(with(blocked, Optional.of(0L)), OPEN), Why.BLOCKED);
    isRefused(asks(with(blocked, Optional.of(0L)), SHUT), Why.NOT_OPEN);
    var other = List.of(permit("浙A0G002", Permit.Kind.BLOCKED));
    assertThat(asks(with(other, Optional.of(0L)), OPEN)).isInstanceOf(Reply.Granted.class);
  }

  @Test
  void gets_no_promise_while_nobody_knows_how_full_the_lot_is() {
    isRefused(asks(with(List.of(), Optional.empty()), OPEN), Why.UNKNOWN);
  }

  @Test
  void gets_none_when_every_space_is_taken_or_promised() {
    isRefused(asks(with(Set.of("浙A0G002", "浙A0G003"), Map.of()), OPEN), Why.FULL);
    isRefused(asks(with(Set.of("浙A0G002"), Map.of("浙A0G003", LATER)), OPEN), Why.FULL);
    var sold = EMPTY.shared().withPasses(List.of(pass("浙A0G002", days(0, 30))));
    isRefused(asks(with(sold, Map.of("浙A0G003", LATER)), OPEN), Why.FULL);
  }

  @Test
  void is_not_kept_from_it_by_promises_to_cars_that_have_come() {
    var come = with(Set.of("浙A0G002"), Map.of("浙A0G002", LATER));
    assertThat(asks(come, OPEN)).isInstanceOf(Reply.Granted.class);
  }

  @Test
  void is_not_kept_from_it_by_what_is_promised_to_this_very_car() {
    var sold =
        EMPTY
            .shared()
            .withPasses(List.of(pass(CAR.text(), days(0, 30)), pass("浙A0G002", days(0, 30))));
    assertThat(asks(with(sold, Map.of()), OPEN)).isInstanceOf(Reply.Granted.class);
    var soon = NOON.plusSeconds(60);
    var again = with(EMPTY.shared(), Map.of(CAR.text(), soon, "浙A0G002", LATER));
    assertThat(asks(again, OPEN))
        .as("and asking again keeps it no longer")
        .isEqualTo(new Reply.Granted(soon, Optional.of(LATER)));
  }
}
