package parking.pocket;

import billing.api.AccountId;
import billing.api.Prepayments;
import billing.api.Prepayments.Client;
import billing.api.Prepayments.Payer;
import billing.api.Prepayments.Prepayment;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import parking.drivers.DriverPlates;
import parking.drivers.DriverWays;
import parking.drivers.Held;
import parking.drivers.Way;
import parking.lots.Lot;
import parking.problems.Problem;
import parking.sharing.BuyingPasses;
import parking.sharing.PassOrder;
import parking.sharing.PassOrders;

/** Sells passes to drivers: a space is kept, the driver pays, the pass is there. */
@ApplicationScoped
class PassPurchases {
  private static final String BROWSER = "h5";

  private final PassOrders orders;
  private final BuyingPasses buying;
  private final Prepayments prepayments;
  private final SettlingPassOrders settling;
  private final DriverPlates plates;
  private final DriverWays ways;
  private final InstantSource time;

  PassPurchases(
      PassOrders orders,
      BuyingPasses buying,
      Prepayments prepayments,
      SettlingPassOrders settling,
      DriverPlates plates,
      DriverWays ways,
      InstantSource time) {
    this.orders = orders;
    this.buying = buying;
    this.prepayments = prepayments;
    this.settling = settling;
    this.plates = plates;
    this.ways = ways;
    this.time = time;
  }

  /**
   * Who asks.
   *
   * @param address where the request comes from
   */
  record Asking(UUID driver, String address) {
    private AccountId account() {
      return new AccountId(driver);
    }
  }

  /** What is wanted. */
  record Wish(UUID request, UUID kind, UUID plate, LocalDate from, String channel, String client) {}

  /** An order with what billing knows of its payment. */
  record Bought(PassOrder order, Optional<Prepayment> payment) {}

  /** Keeps a space and has the channel open the order; the same wish again is the same order. */
  Uni<Bought> buy(Asking asking, Lot lot, Wish wish) {
    mustBeOffered(wish.channel(), wish.client());
    return plates
        .get(asking.driver(), wish.plate())
        .chain(
            held ->
                payer(asking, wish.channel(), wish.client())
                    .chain(
                        payer ->
                            buying
                                .hold(lot, wish(asking, held, wish), time.instant())
                                .chain(order -> pay(order, lot, payer))));
  }

  private void mustBeOffered(String channel, String client) {
    var isOthers = !client.equals(BROWSER) && !client.equals(channel);
    if (isOthers || !prepayments.isOffered(channel, where(client))) {
      throw Problem.unprocessable(
          "not-offered", "Nobody can pay for a pass by %s here.".formatted(channel));
    }
  }

  private static Client where(String client) {
    return client.equals(BROWSER) ? Client.BROWSER : Client.PROGRAM;
  }

  /** In a channel's program it has to be known who pays there. */
  private Uni<Payer> payer(Asking asking, String channel, String client) {
    if (client.equals(BROWSER)) {
      return Uni.createFrom().item(new Payer(Optional.empty(), asking.address()));
    }
    var way = channel.equals(Way.WECHAT.code()) ? Way.WECHAT : Way.ALIPAY;
    return ways.find(asking.driver(), way)
        .map(
            identity -> {
              if (identity.isEmpty()) {
                throw Problem.unprocessable(
                    "not-a-payer", "Log in by %s once, then it can be paid.".formatted(channel));
              }
              return new Payer(identity, asking.address());
            });
  }

  private static BuyingPasses.Wish wish(Asking asking, Held held, Wish wish) {
    return new BuyingPasses.Wish(
        new PassOrder.Buyer(asking.driver(), wish.request()),
        held.id(),
        new PassOrder.Car(held.car().plate(), held.car().colour()),
        wish.kind(),
        wish.from(),
        wish.channel(),
        wish.client());
  }

  private Uni<Bought> pay(PassOrder order, Lot lot, Payer payer) {
    return order.isHeld()
        ? prepayments
            .begin(prepayment(order, lot), payer)
            .chain(payment -> stillWanted(order, payment))
        : found(order);
  }

  /** The driver may have cancelled it while the channel was being asked. */
  private Uni<Bought> stillWanted(PassOrder order, Prepayment payment) {
    return orders
        .get(order.buyer().driver(), order.id())
        .chain(
            now ->
                now.isHeld()
                    ? settled(now, Optional.of(payment))
                    : settling.tell(now).chain(this::found));
  }

  private static Prepayments.Order prepayment(PassOrder order, Lot lot) {
    var name = order.item().name();
    return new Prepayments.Order(
        order.id(),
        SettlingPassOrders.account(order),
        lot.id(),
        new Prepayments.Words(lot.name(), name.chinese(), name.english()),
        new Prepayments.Terms(
            order.payment().channel(),
            where(order.payment().client()),
            Fen.fen(order.payment().priceFen()),
            order.payment().until()));
  }

  private Uni<Bought> settled(PassOrder order, Optional<Prepayment> payment) {
    return settling.settle(order, payment).map(after -> new Bought(after, payment));
  }

  private Uni<Bought> found(PassOrder order) {
    return prepayments
        .find(SettlingPassOrders.account(order), order.id())
        .map(payment -> new Bought(order, payment));
  }

  /** A pass of the driver, asked anew at the channel while it waits for payment. */
  Uni<Bought> get(Asking asking, UUID id) {
    return orders
        .get(asking.driver(), id)
        .chain(
            order ->
                order.isHeld()
                    ? payer(asking, order.payment().channel(), order.payment().client())
                        .chain(payer -> prepayments.ask(asking.account(), id, payer))
                        .chain(payment -> settled(order, payment))
                    : found(order));
  }

  /** All passes of the driver, the one that begins last first. */
  Uni<List<Bought>> list(UUID driver) {
    return orders
        .listOf(driver)
        .chain(
            all ->
                prepayments
                    .listOf(new AccountId(driver))
                    .map(PassPurchases::byId)
                    .map(
                        paid ->
                            all.stream()
                                .map(it -> new Bought(it, Optional.ofNullable(paid.get(it.id()))))
                                .toList()));
  }

  private static Map<UUID, Prepayment> byId(List<Prepayment> all) {
    return all.stream().collect(Collectors.toMap(Prepayment::id, Function.identity()));
  }

  /** The driver does not want it: unpaid it is cancelled, paid it is given back. */
  Uni<Bought> cancel(Asking asking, UUID id) {
    return orders
        .get(asking.driver(), id)
        .chain(order -> buying.giveBack(settling.lot(order), id, time.instant()))
        .chain(settling::tell)
        .chain(this::found);
  }

  /** The plates that a driver has now, by their names. */
  Uni<Map<UUID, Held>> plates(UUID driver) {
    return plates
        .list(driver)
        .map(all -> all.stream().collect(Collectors.toMap(Held::id, Function.identity())));
  }

  /** The same work for each, one after the other. */
  static <T, R> Uni<List<R>> each(List<T> all, Function<T, Uni<R>> work) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .collect()
        .asList();
  }
}
