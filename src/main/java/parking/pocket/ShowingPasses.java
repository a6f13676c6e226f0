package parking.pocket;

import billing.api.AccountId;
import billing.api.Prepayments.Prepayment;
import billing.api.Prepayments.State;
import billing.api.Receipts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Held;
import parking.lots.LocalDays;
import parking.lots.Lots;
import parking.pocket.PassPurchases.Asking;
import parking.pocket.PassPurchases.Bought;
import parking.sharing.PassOrder;

/** Shows passes to their drivers: what was ordered, with what became of the money. */
@ApplicationScoped
class ShowingPasses {
  private final PassPurchases purchases;
  private final Receipts receipts;
  private final Lots lots;
  private final InstantSource time;

  ShowingPasses(PassPurchases purchases, Receipts receipts, Lots lots, InstantSource time) {
    this.purchases = purchases;
    this.receipts = receipts;
    this.lots = lots;
    this.time = time;
  }

  /** A pass with its plate as it is called now. */
  Uni<PassShown.Pass> shown(Asking asking, Bought it) {
    return purchases.plates(asking.driver()).chain(plates -> shown(plates, it));
  }

  /** The same where the driver's plates are known. */
  Uni<PassShown.Pass> shown(Map<UUID, Held> plates, Bought it) {
    return receipt(it).map(receipt -> shown(plates, it, receipt));
  }

  private Uni<Optional<VisitShown.Receipt>> receipt(Bought it) {
    var number = it.payment().flatMap(Prepayment::receipt);
    if (number.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    AccountId account = SettlingPassOrders.account(it.order());
    return receipts
        .of(account, number.get())
        .chain(
            ticket ->
                ticket.isEmpty()
                    ? Uni.createFrom().item(Optional.<VisitShown.Receipt>empty())
                    : receipts
                        .find(ticket.get())
                        .map(found -> found.map(one -> VisitShown.Receipt.of(ticket.get(), one))));
  }

  private PassShown.Pass shown(
      Map<UUID, Held> plates, Bought it, Optional<VisitShown.Receipt> receipt) {
    var order = it.order();
    var lot = lots.getLot(order.lot());
    var item = order.item();
    var state = state(it, LocalDays.dayAt(time.instant()));
    var waits = state == PassShown.State.AWAITING_PAYMENT;
    return new PassShown.Pass(
        order.id(),
        lot.id(),
        lot.name(),
        lot.nameEn(),
        item.kind(),
        item.name().chinese(),
        item.name().english(),
        plate(item, Optional.ofNullable(plates.get(item.plateId()))),
        item.days().from(),
        item.days().until().orElseThrow(),
        order.payment().priceFen(),
        state,
        PassShown.Seller.PROGRAM,
        Optional.of(order.payment().until()).filter(any -> waits),
        it.payment().flatMap(Prepayment::go).filter(any -> waits).map(PassShown.Pay::of),
        receipt);
  }

  private static PassShown.Plate plate(PassOrder.Item item, Optional<Held> held) {
    return new PassShown.Plate(
        item.plateId(),
        item.car().plate().text(),
        item.car().colour().code(),
        held.map(it -> it.look().nickname()).orElse(""));
  }

  private static PassShown.State state(Bought it, LocalDate today) {
    var order = it.order();
    return switch (order.state()) {
      case HELD -> PassShown.State.AWAITING_PAYMENT;
      case RETURNED -> PassShown.State.REFUNDED;
      case FREED ->
          it.payment().map(Prepayment::state).filter(ShowingPasses::isMoneyHere).isPresent()
              ? PassShown.State.REFUNDED
              : PassShown.State.CANCELLED;
      case SOLD -> valid(order, today);
    };
  }

  private static boolean isMoneyHere(State state) {
    return state == State.PAID || state == State.GIVEN_BACK || state == State.STUCK;
  }

  private static PassShown.State valid(PassOrder order, LocalDate today) {
    if (order.isEnded() || !today.isBefore(order.item().days().until().orElseThrow())) {
      return PassShown.State.OVER;
    }
    return today.isBefore(order.item().days().from())
        ? PassShown.State.COMING
        : PassShown.State.VALID;
  }
}
