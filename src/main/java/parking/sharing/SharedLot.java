package parking.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import parking.lots.LocalDays;
import parking.plates.Plate;

/**
 * All that is promised of one lot's spaces, as far as it is written down.
 *
 * @param capacity how many spaces there are
 * @param offers in the order in which they were written down, as the quotas are
 * @param passes those that are valid or will be
 * @param orders passes for which drivers are paying, each of which keeps a space
 */
public record SharedLot(
    int capacity,
    List<Offer> offers,
    List<Quota> quotas,
    List<PassKind> kinds,
    List<Pass> passes,
    List<PassOrder> orders) {
  public SharedLot {
    offers = List.copyOf(offers);
    quotas = List.copyOf(quotas);
    kinds = List.copyOf(kinds);
    passes = List.copyOf(passes);
    orders = List.copyOf(orders);
  }

  /** One of which nothing is written down. */
  static SharedLot empty(int capacity) {
    return new SharedLot(capacity, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  SharedLot withOffers(List<Offer> others) {
    return new SharedLot(capacity, others, quotas, kinds, passes, orders);
  }

  SharedLot withQuotas(List<Quota> others) {
    return new SharedLot(capacity, offers, others, kinds, passes, orders);
  }

  SharedLot withKinds(List<PassKind> others) {
    return new SharedLot(capacity, offers, quotas, others, passes, orders);
  }

  SharedLot withPasses(List<Pass> others) {
    return new SharedLot(capacity, offers, quotas, kinds, others, orders);
  }

  SharedLot withOrders(List<PassOrder> others) {
    return new SharedLot(capacity, offers, quotas, kinds, passes, others);
  }

  /** Spaces that nobody else can offer on a day. */
  int claimedOn(LocalDate day) {
    return offers.stream().filter(it -> it.claims(day)).mapToInt(Offer::spaces).sum();
  }

  /** Spaces that are there for guests on a day, in accepted offers; never more than there are. */
  public int openOn(LocalDate day) {
    int open = offers.stream().filter(it -> it.isOpen(day)).mapToInt(Offer::spaces).sum();
    return Math.min(capacity, open);
  }

  /** How many guests may be inside at a moment, as the street office wants it. */
  public int quotaAt(Instant moment) {
    return Quota.at(quotas, moment);
  }

  /** How many guests may be inside at a moment: the quota, where so many spaces are open. */
  public int mostAt(Instant moment) {
    return Math.min(quotaAt(moment), openOn(LocalDays.dayAt(moment)));
  }

  /** How many guests may be inside at each moment of what is left of a day. */
  int leastOn(LocalDate day, Instant now) {
    var begin = LocalDays.begin(day).isBefore(now) ? now : LocalDays.begin(day);
    return Stream.concat(Stream.of(begin), quotas.stream().map(Quota::from))
        .filter(moment -> !moment.isBefore(begin) && LocalDays.dayAt(moment).equals(day))
        .mapToInt(this::mostAt)
        .min()
        .orElse(0);
  }

  /** Drivers who have been promised a space by a pass on a day, or are paying for one. */
  int passesOn(LocalDate day) {
    return (int)
        (passes.stream().filter(it -> it.isValid(day)).count()
            + orders.stream().filter(it -> it.item().days().hold(day)).count());
  }

  int passesOn(LocalDate day, UUID kind) {
    return withPasses(passes.stream().filter(it -> it.kind().equals(kind)).toList())
        .withOrders(orders.stream().filter(it -> it.item().kind().equals(kind)).toList())
        .passesOn(day);
  }

  /** Whether a car has a pass, or is getting one, for some of these days. */
  boolean hasPass(Plate plate, Days days) {
    return passes.stream()
            .filter(it -> it.plate().equals(plate) && it.days().overlap(days))
            .anyMatch(it -> it.end().isEmpty())
        || orders.stream()
            .filter(it -> it.item().car().plate().equals(plate))
            .anyMatch(it -> it.item().days().overlap(days));
  }

  /** The kinds that are still sold. */
  List<PassKind> onSale() {
    return kinds.stream().filter(kind -> kind.end().isEmpty()).toList();
  }

  Optional<PassKind> findKind(UUID id) {
    return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
  }

  Optional<Offer> findOffer(UUID id) {
    return offers.stream().filter(offer -> offer.id().equals(id)).findFirst();
  }

  /** The first of some days, and those of them on which anything differs from the day before. */
  SortedSet<LocalDate> changesIn(Days days) {
    SortedSet<LocalDate> changes = new TreeSet<>();
    Stream.of(Stream.of(days.from()), ofOffers(), ofQuotas(), ofPasses(), ofOrders())
        .flatMap(all -> all)
        .filter(days::hold)
        .forEach(changes::add);
    return changes;
  }

  private Stream<LocalDate> ofOffers() {
    return offers.stream()
        .flatMap(
            offer ->
                Stream.of(
                        Stream.of(offer.days().from()),
                        offer.days().until().stream(),
                        offer.decision().stream().map(it -> LocalDays.dayAt(it.by().at())),
                        offer.end().stream().map(Offer.End::from))
                    .flatMap(all -> all));
  }

  /** A quota that begins within a day differs on the next one, too. */
  private Stream<LocalDate> ofQuotas() {
    return quotas.stream()
        .map(quota -> LocalDays.dayAt(quota.from()))
        .flatMap(day -> Stream.of(day, day.plusDays(1)));
  }

  private Stream<LocalDate> ofPasses() {
    return passes.stream()
        .flatMap(
            pass ->
                Stream.of(
                        Stream.of(pass.days().from()),
                        pass.days().until().stream(),
                        pass.end().stream().map(it -> LocalDays.dayAt(it.at())))
                    .flatMap(all -> all));
  }

  private Stream<LocalDate> ofOrders() {
    return orders.stream()
        .map(it -> it.item().days())
        .flatMap(days -> Stream.concat(Stream.of(days.from()), days.until().stream()));
  }
}
