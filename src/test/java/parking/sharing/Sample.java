package parking.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.lots.LocalDays;
import parking.permits.Permit;
import parking.plates.Plate;

/** Shared lots and what is written down of them, as tests need it. Today is a Tuesday. */
final class Sample {
  static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  static final Instant NOON = TODAY.atTime(12, 0).atZone(LocalDays.ZONE).toInstant();
  static final UUID KIND = new UUID(0, 1);

  private Sample() {}

  static By by(Instant at) {
    return new By("chen", at, "");
  }

  static LocalDate day(int after) {
    return TODAY.plusDays(after);
  }

  /**
   * @param until counted from today; negative for no end
   */
  static Days days(int from, int until) {
    return new Days(day(from), until < 0 ? Optional.empty() : Optional.of(day(until)));
  }

  static Offer offer(int spaces, Days days) {
    return new Offer(
        UUID.randomUUID(),
        new Owner(Owner.Kind.UNIT, "some unit"),
        spaces,
        days,
        by(NOON),
        Optional.empty(),
        Optional.empty());
  }

  static Offer accepted(int spaces, Days days) {
    return offer(spaces, days).decided(new Offer.Decision(true, by(NOON)));
  }

  static Quota quota(int cars, int from) {
    var at = from == 0 ? NOON : LocalDays.begin(day(from));
    return new Quota(cars, at, by(NOON));
  }

  static PassKind kind(int days, int most) {
    return new PassKind(
        KIND,
        "夜间月卡",
        "night pass",
        "night-pass",
        12_000,
        new PassKind.Terms(days, most),
        by(NOON),
        Optional.empty());
  }

  static Pass pass(String plate, Days days) {
    return new Pass(
        UUID.randomUUID(),
        KIND,
        new Plate(plate),
        days,
        12_000,
        "slip " + plate,
        by(NOON),
        Optional.empty());
  }

  static Permit permit(String plate, Permit.Kind kind) {
    return new Permit(
        UUID.randomUUID(),
        new Plate(plate),
        kind,
        kind == Permit.Kind.RIGHT ? Optional.of("night-pass") : Optional.empty(),
        NOON.minusSeconds(60),
        Optional.of(NOON.plusSeconds(3600)),
        "",
        "chen");
  }

  /** A lot with spaces that are open without end, and a quota from now on. */
  static SharedLot lot(int capacity, int open, int quota) {
    return SharedLot.empty(capacity)
        .withOffers(List.of(accepted(open, days(0, -1))))
        .withQuotas(List.of(quota(quota, 0)));
  }
}
