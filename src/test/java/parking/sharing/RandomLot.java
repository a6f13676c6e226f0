package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parking.lots.LocalDays;
import parking.permits.Permit;
import parking.plates.Plate;

/**
 * A shared lot to which random things happen, one after the other: whatever the rules allow is
 * done. It keeps an account of its own of who was promised what, by counting cars instead of
 * spaces.
 */
final class RandomLot {
  private static final int CAPACITY = 12;
  private static final Duration HOLD = Duration.ofMinutes(15);
  private static final OpenHours OPEN = new OpenHours(true, Optional.empty());
  private static final List<String> OWNERS = plates("浙A0W0");
  private static final List<String> OTHERS = plates("浙A0G0");

  private final Random random;
  private Instant now = Sample.NOON;
  private SharedLot lot = SharedLot.empty(CAPACITY);
  private final Set<String> inside = new HashSet<>();
  private int unread;
  private final Map<String, Instant> held = new HashMap<>();
  final Map<String, Integer> seen = new HashMap<>();

  RandomLot(long seed) {
    this.random = new Random(seed);
  }

  private static List<String> plates(String begin) {
    return IntStream.range(10, 24).mapToObj(i -> begin + i).toList();
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private LocalDate today() {
    return LocalDays.dayAt(now);
  }

  private By by() {
    return new By("chen", now, "");
  }

  private Days someDays() {
    var from = today().plusDays(random.nextInt(5));
    return random.nextInt(3) == 0
        ? new Days(from, Optional.empty())
        : Days.of(from, 1 + random.nextInt(12));
  }

  void step() {
    now = now.plus(Duration.ofMinutes(random.nextInt(30)));
    held.values().removeIf(until -> !until.isAfter(now));
    switch (random.nextInt(13)) {
      case 0 -> offer();
      case 1 -> decide();
      case 2 -> end();
      case 3 -> setQuota();
      case 4, 5 -> sell();
      case 6, 7, 8 -> ask();
      case 9 -> come(any(OWNERS, random));
      case 10 -> come(any(OTHERS, random));
      case 11 -> unread = Math.min(random.nextInt(3), CAPACITY - inside.size());
      default -> leave();
    }
    mustBeKept();
  }

  private void note(String what, boolean done) {
    seen.merge(what + (done ? "" : " refused"), 1, Integer::sum);
  }

  private void offer() {
    var offer =
        new Offer(
            new UUID(random.nextLong(), 1),
            new Owner(Owner.Kind.RESIDENT, "somebody"),
            1 + random.nextInt(6),
            someDays(),
            by(),
            Optional.empty(),
            Optional.empty());
    var isShort = PromiseRules.offer(lot, offer.spaces(), offer.days()).isPresent();
    note("offer", !isShort);
    if (!isShort) {
      lot = lot.withOffers(Stream.concat(lot.offers().stream(), Stream.of(offer)).toList());
    }
  }

  private Optional<Offer> anyOffer(Offer.State state) {
    var some = lot.offers().stream().filter(it -> it.state(today()) == state).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(any(some, random));
  }

  private void put(Offer changed) {
    lot =
        lot.withOffers(
            lot.offers().stream().map(it -> it.id().equals(changed.id()) ? changed : it).toList());
  }

  private void decide() {
    anyOffer(Offer.State.OFFERED)
        .filter(it -> it.end().isEmpty())
        .ifPresent(
            offer -> {
              var accepts = random.nextInt(4) > 0;
              var isShort = accepts && PromiseRules.accept(lot, offer, today()).isPresent();
              note("decision", !isShort);
              if (!isShort) {
                put(offer.decided(new Offer.Decision(accepts, by())));
              }
            });
  }

  private void end() {
    anyOffer(Offer.State.ACCEPTED)
        .filter(it -> it.end().isEmpty())
        .ifPresent(
            offer -> {
              var end = new Offer.End(today().plusDays(random.nextInt(4)), by());
              var isShort = PromiseRules.end(lot, offer, end, now).isPresent();
              note("end", !isShort);
              if (!isShort) {
                put(offer.endingOn(end));
              }
            });
  }

  private void setQuota() {
    var from = random.nextBoolean() ? now : now.plus(Duration.ofHours(random.nextInt(72)));
    var quota = new Quota(random.nextInt(CAPACITY), from, by());
    var isShort = PromiseRules.quota(lot, quota, now).isPresent();
    note("quota", !isShort);
    if (!isShort) {
      lot = lot.withQuotas(Stream.concat(lot.quotas().stream(), Stream.of(quota)).toList());
    }
  }

  private void sell() {
    var days = Days.of(today().plusDays(random.nextInt(3)), 1 + random.nextInt(8));
    var plate = any(OTHERS, random);
    var isTwice =
        lot.passes().stream()
            .filter(it -> it.plate().text().equals(plate))
            .anyMatch(it -> it.days().hold(days.from()) || days.hold(it.days().from()));
    var isShort = PromiseRules.sell(lot, Sample.kind(1, 5), days, now).isPresent();
    note("pass", !isShort && !isTwice);
    if (!isShort && !isTwice) {
      lot =
          lot.withPasses(
              Stream.concat(lot.passes().stream(), Stream.of(Sample.pass(plate, days))).toList());
    }
  }

  /** What is promised must fit on every day to come, counted day by day. */
  private void mustBeKept() {
    for (int i = 0; i < 30; i++) {
      var day = today().plusDays(i);
      int claimed =
          lot.offers().stream().filter(it -> it.claims(day)).mapToInt(Offer::spaces).sum();
      assertThat(claimed).as("offers on %s", day).isLessThanOrEqualTo(CAPACITY);
      var noon = i == 0 ? now : day.atTime(12, 0).atZone(LocalDays.ZONE).toInstant();
      long passes = lot.passes().stream().filter(it -> it.isValid(day)).count();
      assertThat(passes).as("passes on %s", day).isLessThanOrEqualTo(lot.mostAt(noon));
    }
  }

  private List<Permit> permits() {
    return OWNERS.stream()
        .map(
            plate ->
                new Permit(
                    Sample.KIND,
                    new Plate(plate),
                    Permit.Kind.RESIDENT,
                    Optional.empty(),
                    Instant.EPOCH,
                    Optional.empty(),
                    "",
                    "chen"))
        .toList();
  }

  private void ask() {
    var car = new Plate(any(OTHERS, random));
    var known =
        new Known(
            now,
            lot,
            Set.copyOf(inside),
            permits(),
            Map.copyOf(held),
            Optional.of((long) inside.size() + unread));
    var stand = known.stand(OPEN, Optional.of(car));
    var reply = AskRules.reply(known, stand, OPEN, car, HOLD);
    note("request", reply instanceof Reply.Granted);
    if (lot.mostAt(now) == 0) {
      assertThat(reply).isEqualTo(new Reply.Refused(Reply.Why.NOT_OPEN));
      return;
    }
    assertThat(reply instanceof Reply.Granted)
        .as("at %s %s asks; %s", now, car.text(), stand)
        .isEqualTo(hasRoomFor(car.text()));
    if (reply instanceof Reply.Granted granted) {
      held.put(car.text(), granted.heldUntil());
    }
  }

  /**
   * Whether each car that is inside or was promised a space has one, and the owners have those that
   * they never offered, though nobody knows whose the unread cars are.
   */
  private boolean hasRoomFor(String car) {
    Set<String> promised = new HashSet<>(List.of(car));
    inside.stream().filter(OTHERS::contains).forEach(promised::add);
    promised.addAll(held.keySet());
    lot.passes().stream()
        .filter(it -> it.isValid(today()))
        .forEach(it -> promised.add(it.plate().text()));
    long owners = inside.stream().filter(OWNERS::contains).count();
    long theirs = Math.max(owners, CAPACITY - lot.openOn(today()));
    int again = inside.contains(car) ? 1 : 0;
    int guests = promised.size() + again;
    return guests <= lot.mostAt(now) && guests + theirs + unread <= CAPACITY;
  }

  private void come(String plate) {
    var comes = inside.size() + unread < CAPACITY && inside.add(plate);
    note(OWNERS.contains(plate) ? "owner" : "guest", comes);
  }

  private void leave() {
    if (!inside.isEmpty()) {
      note("exit", inside.remove(any(new ArrayList<>(inside.stream().sorted().toList()), random)));
    }
  }
}
