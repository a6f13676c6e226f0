package parking.pocket;

import billing.api.AccountId;
import billing.api.Prepayments;
import billing.api.Prepayments.Prepayment;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sharing.BuyingPasses;
import parking.sharing.PassOrder;
import parking.sharing.PassOrders;

/**
 * Does with passes that drivers buy what billing knows of their payment: paid ones are sold, others
 * are freed, and what is not to be had any more is given up, so that money for it goes back. Every
 * step can be taken again.
 */
@ApplicationScoped
class SettlingPassOrders {
  private final PassOrders orders;
  private final BuyingPasses buying;
  private final Prepayments prepayments;
  private final Lots lots;
  private final InstantSource time;

  SettlingPassOrders(
      PassOrders orders,
      BuyingPasses buying,
      Prepayments prepayments,
      Lots lots,
      InstantSource time) {
    this.orders = orders;
    this.buying = buying;
    this.prepayments = prepayments;
    this.lots = lots;
    this.time = time;
  }

  /** The books of whoever buys are the driver's own. */
  static AccountId account(PassOrder order) {
    return new AccountId(order.buyer().driver());
  }

  @Scheduled(
      every = "${parking.sharing.passes-beat:1s}",
      identity = "settling-pass-orders",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> beat() {
    return orders
        .listToFollow()
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::carefully)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<PassOrder> carefully(PassOrder order) {
    return follow(order)
        .onFailure()
        .invoke(e -> Log.errorf(e, "Settling stumbled over the order of pass %s", order.id()))
        .onFailure()
        .recoverWithItem(order);
  }

  private Uni<PassOrder> follow(PassOrder order) {
    return order.isHeld()
        ? prepayments.find(account(order), order.id()).chain(found -> settle(order, found))
        : tell(order);
  }

  /**
   * Takes an order as far as its payment allows.
   *
   * @param payment empty when billing has not been asked for it: it may be so in a moment
   */
  Uni<PassOrder> settle(PassOrder order, Optional<Prepayment> payment) {
    if (!order.isHeld()) {
      return Uni.createFrom().item(order);
    }
    var isLate = !time.instant().isBefore(order.payment().heldUntil());
    return switch (payment.map(Prepayment::state).orElse(Prepayments.State.WAITING)) {
      case PAID -> sell(order, payment.orElseThrow().number());
      case WAITING -> isLate ? free(order) : Uni.createFrom().item(order);
      case CLOSED, GIVEN_BACK, STUCK -> free(order);
    };
  }

  /** The car may have got such a right in another way: then the money goes back. */
  private Uni<PassOrder> sell(PassOrder order, String number) {
    return buying
        .sell(lot(order), order.id(), number, time.instant())
        .onFailure(Problem.class)
        .recoverWithUni(
            problem -> {
              Log.warnf("Pass %s is paid and cannot be sold: %s", order.id(), problem.getMessage());
              return free(order);
            });
  }

  private Uni<PassOrder> free(PassOrder order) {
    return buying.free(lot(order), order.id(), time.instant()).call(this::tell);
  }

  /** Has billing give up what is not to be had any more. */
  Uni<PassOrder> tell(PassOrder order) {
    if (order.isHeld() || order.state() == PassOrder.State.SOLD) {
      return Uni.createFrom().item(order);
    }
    return prepayments
        .giveUp(account(order), order.id())
        .chain(() -> orders.told(order))
        .replaceWith(order);
  }

  Lot lot(PassOrder order) {
    return lots.getLot(order.lot());
  }
}
