package parking.sharing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.problems.Problem;

/** Makes passes of orders that drivers have paid, within a transaction that has the lot alone. */
@ApplicationScoped
class PaidPasses {
  /** Who sells to drivers, and to whom they give back. */
  private static final String DRIVER = "driver";

  private final PassPermits permits;

  PaidPasses(PassPermits permits) {
    this.permits = permits;
  }

  /** Sells a pass that a driver has paid for, and for which a space was kept. */
  Uni<Pass> sell(Paid paid, SharingBook.Page page) {
    return page.reading()
        .read(paid.lot().capacity(), LocalDays.dayAt(paid.at()))
        .map(shared -> shared.findKind(paid.order().item().kind()).orElseThrow())
        .chain(kind -> sell(paid, kind, page));
  }

  private Uni<Pass> sell(Paid paid, PassKind kind, SharingBook.Page page) {
    var order = paid.order();
    var pass =
        new Pass(
            order.id(),
            kind.id(),
            order.item().car().plate(),
            order.item().days(),
            order.payment().priceFen(),
            paid.reference(),
            new By(DRIVER, paid.at(), ""),
            Optional.empty());
    return page.writing()
        .put(pass)
        .chain(() -> permits.grant(page.tx(), paid.lot(), pass, kind))
        .replaceWith(pass);
  }

  /**
   * An order that was paid.
   *
   * @param reference the number of the payment
   */
  record Paid(Lot lot, PassOrder order, String reference, Instant at) {}

  /** Ends a pass that has not begun, because its driver gives it back. */
  Uni<Void> giveBack(Lot lot, PassOrder order, SharingBook.Page page, Instant now) {
    return page.reading()
        .read(lot.capacity(), LocalDays.dayAt(now))
        .invoke(shared -> mustNotHaveBegun(shared, order, now))
        .chain(
            () -> {
              var by = new By(DRIVER, now, "given back");
              return page.writing()
                  .put(order.id(), Step.ENDED, Optional.empty(), by)
                  .chain(() -> permits.end(page.tx(), lot, order.id(), by));
            });
  }

  private static void mustNotHaveBegun(SharedLot shared, PassOrder order, Instant now) {
    var pass = shared.passes().stream().filter(it -> it.id().equals(order.id())).findFirst();
    if (pass.isEmpty() || pass.get().end().isPresent()) {
      throw Problem.conflict("pass-over", "The pass is over.");
    }
    if (!LocalDays.dayAt(now).isBefore(pass.get().days().from())) {
      throw Problem.conflict("pass-begun", "The pass has begun: it cannot be given back.");
    }
  }
}
