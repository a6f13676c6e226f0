package parking.sharing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import parking.database.Ids;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.problems.Problem;

/**
 * Keeps a space for a driver who pays for a pass, and sells the pass or frees the space. Whether it
 * was paid is told by whoever asks billing.
 */
@ApplicationScoped
public class BuyingPasses {
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final SharingBook book;
  private final PaidPasses selling;
  private final SharingSettings settings;

  BuyingPasses(SharingBook book, PaidPasses selling, SharingSettings settings) {
    this.book = book;
    this.selling = selling;
    this.settings = settings;
  }

  /**
   * A pass that a driver would like.
   *
   * @param plateId the driver's own name of the plate
   * @param from its first day
   * @param client where the driver is
   */
  public record Wish(
      PassOrder.Buyer buyer,
      UUID plateId,
      PassOrder.Car car,
      UUID kind,
      LocalDate from,
      String channel,
      String client) {
    private boolean isSame(PassOrder order) {
      return plateId.equals(order.item().plateId())
          && kind.equals(order.item().kind())
          && from.equals(order.item().days().from())
          && channel.equals(order.payment().channel())
          && client.equals(order.payment().client());
    }
  }

  /** A kind that is sold, and how many there are for days from today on. */
  public record OnSale(PassKind kind, int left) {}

  /** What is sold in a lot. */
  public Uni<List<OnSale>> listOnSale(Lot lot, Instant now) {
    var today = LocalDays.dayAt(now);
    return book.read(lot, now)
        .map(
            shared ->
                shared.onSale().stream()
                    .map(
                        kind ->
                            new OnSale(
                                kind,
                                PromiseRules.left(
                                    shared, kind, Days.of(today, kind.terms().days()), now)))
                    .toList());
  }

  /**
   * Keeps a space for as long as it takes to pay.
   *
   * @return the same order for the same wish again; fails with a {@link Problem} when there is no
   *     space, the car has a pass, or the driver has too many orders unpaid
   */
  public Uni<PassOrder> hold(Lot lot, Wish wish, Instant now) {
    return book.change(
        lot,
        now,
        (shared, page) ->
            page.orders()
                .find(lot.id(), wish.buyer())
                .chain(
                    before ->
                        before.isPresent()
                            ? Uni.createFrom().item(same(before.get(), wish))
                            : hold(page, order(lot, shared, wish, now))));
  }

  private static PassOrder same(PassOrder before, Wish wish) {
    if (!wish.isSame(before)) {
      throw Problem.conflict(
          "request-misused", "This requestId was used for another wish. Make a new one.");
    }
    return before;
  }

  private PassOrder order(Lot lot, SharedLot shared, Wish wish, Instant now) {
    var kind = SellingPasses.onSale(shared, wish.kind());
    SellingPasses.mustNotBePast(wish.from(), now);
    var days = Days.of(wish.from(), kind.terms().days());
    if (shared.hasPass(wish.car().plate(), days)) {
      throw Problem.conflict("has-pass", "The plate has a pass here for some of these days.");
    }
    if (kind.priceFen() == 0) {
      throw Problem.unprocessable("not-offered", "What costs nothing is given at the lot.");
    }
    PromiseRules.sell(shared, kind, days, now)
        .ifPresent(
            shortage -> {
              throw Problem.conflict("sold-out", shortage.words()).with("day", shortage.day());
            });
    var until = now.plus(settings.passPaidWithin());
    return new PassOrder(
        Ids.next(),
        lot.id(),
        wish.buyer(),
        new PassOrder.Item(
            wish.plateId(),
            wish.car(),
            kind.id(),
            new PassOrder.Name(kind.name(), kind.nameEn()),
            days),
        new PassOrder.Payment(
            kind.priceFen(),
            wish.channel(),
            wish.client(),
            until,
            until.plus(settings.passHeldBeyond())),
        PassOrder.State.HELD,
        false,
        now);
  }

  private Uni<PassOrder> hold(SharingBook.Page page, PassOrder order) {
    return page.orders()
        .unpaid(order.buyer().driver())
        .invoke(
            unpaid -> {
              if (unpaid >= settings.mostUnpaidPasses()) {
                throw Problem.tooOften(
                    "too-many", "Pay for the passes that you have ordered first.", WAIT);
              }
            })
        .chain(() -> page.orders().put(order))
        .replaceWith(order);
  }

  /**
   * It is paid: sells the pass.
   *
   * @param reference the number of the payment
   * @return the order as it stands, whoever was first; fails with a {@link Problem} when the car
   *     has got such a right in another way meanwhile
   */
  public Uni<PassOrder> sell(Lot lot, UUID id, String reference, Instant now) {
    return change(
        lot,
        id,
        now,
        (order, page) ->
            order.isHeld()
                ? selling
                    .sell(new PaidPasses.Paid(lot, order, reference, now), page)
                    .chain(() -> end(page, order, PassOrder.State.SOLD, now))
                : Uni.createFrom().item(order));
  }

  /** Nobody pays: the space is free again. */
  public Uni<PassOrder> free(Lot lot, UUID id, Instant now) {
    return change(
        lot,
        id,
        now,
        (order, page) ->
            order.isHeld()
                ? end(page, order, PassOrder.State.FREED, now)
                : Uni.createFrom().item(order));
  }

  /**
   * The driver does not want it any more.
   *
   * @return fails with a {@link Problem} when it has begun or is over
   */
  public Uni<PassOrder> giveBack(Lot lot, UUID id, Instant now) {
    return change(
        lot,
        id,
        now,
        (order, page) ->
            switch (order.state()) {
              case HELD -> end(page, order, PassOrder.State.FREED, now);
              case SOLD ->
                  selling
                      .giveBack(lot, order, page, now)
                      .chain(() -> end(page, order, PassOrder.State.RETURNED, now));
              case FREED, RETURNED -> Uni.createFrom().item(order);
            });
  }

  private static Uni<PassOrder> end(
      SharingBook.Page page, PassOrder order, PassOrder.State state, Instant now) {
    var ended = order.in(state);
    return page.orders().end(ended, now).replaceWith(ended);
  }

  /** What is done with an order, alone with its lot. */
  @FunctionalInterface
  private interface Changing {
    Uni<PassOrder> change(PassOrder order, SharingBook.Page page);
  }

  private Uni<PassOrder> change(Lot lot, UUID id, Instant now, Changing changing) {
    return book.change(
        lot,
        now,
        (shared, page) ->
            page.orders()
                .lock(lot.id(), id)
                .chain(
                    order ->
                        changing.change(
                            order.orElseThrow(
                                () -> Problem.unknown("unknown-pass", "There is no such pass.")),
                            page)));
  }
}
