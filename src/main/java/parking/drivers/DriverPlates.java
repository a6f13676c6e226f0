package parking.drivers;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import parking.database.Ids;
import parking.database.Transactions;
import parking.plates.Plate;
import parking.problems.Problem;

/** The plates of drivers: one pays for a plate, others may use it, too. */
@ApplicationScoped
public class DriverPlates {
  private final Transactions transactions;
  private final PlateTable table;
  private final AgreementTable agreements;
  private final DriverWays ways;
  private final Drivers drivers;
  private final Inbox inbox;
  private final InstantSource time;

  DriverPlates(
      Transactions transactions,
      PlateTable table,
      AgreementTable agreements,
      DriverWays ways,
      Drivers drivers,
      Inbox inbox,
      InstantSource time) {
    this.transactions = transactions;
    this.table = table;
    this.agreements = agreements;
    this.ways = ways;
    this.drivers = drivers;
    this.inbox = inbox;
    this.time = time;
  }

  /** The plates of a driver, the main one first. */
  public Uni<List<Held>> list(UUID driver) {
    return transactions.direct(tx -> table.ofDriver(tx, driver));
  }

  /** Everybody who has a plate now. */
  public Uni<List<Held>> listHolders(Plate plate) {
    return transactions.direct(tx -> table.ofPlate(tx, plate));
  }

  /** A plate of a driver; fails with a {@link Problem} when the driver has none of this name. */
  public Uni<Held> get(UUID driver, UUID id) {
    return list(driver).map(all -> one(all, id));
  }

  private static Held one(List<Held> all, UUID id) {
    return all.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Problem.unknown("unknown-plate", "You have no such plate."));
  }

  /** The same, where only who pays for it may do something. */
  public Uni<Held> getPaidFor(UUID driver, UUID id) {
    return get(driver, id)
        .invoke(
            it -> {
              if (!it.isPayer()) {
                throw Problem.forbidden("not-the-payer", "Only who pays for the plate can do so.");
              }
            });
  }

  /** Fails with a {@link Problem} as long as the driver pays for plates. */
  public Uni<Void> mustPayForNone(UUID driver) {
    return list(driver)
        .invoke(
            all -> {
              if (all.stream().anyMatch(Held::isPayer)) {
                throw Problem.conflict("plates-bound", "Unbind the plates that you pay for first.");
              }
            })
        .replaceWithVoid();
  }

  /** A driver calls a plate otherwise, or likes it best. */
  public Uni<Held> look(UUID driver, UUID id, Held.Look look) {
    return change(
        driver, id, it -> new Held(it.id(), it.driver(), it.car(), look, it.paying(), it.since()));
  }

  private Uni<Held> change(UUID driver, UUID id, UnaryOperator<Held> changing) {
    return transactions.direct(
        tx -> locked(tx, driver, id).map(changing).call(changed -> table.change(tx, changed)));
  }

  /** A plate as it is now and stays until the transaction's end. */
  private Uni<Held> locked(SqlConnection tx, UUID driver, UUID id) {
    return table
        .ofDriver(tx, driver)
        .map(all -> one(all, id))
        .call(held -> PlateTable.lock(tx, table.key(held.car().plate())))
        .chain(() -> table.ofDriver(tx, driver))
        .map(all -> one(all, id));
  }

  /**
   * Says who pays for a plate, in order.
   *
   * @return fails with a {@link Problem} when there is no agreement with a channel
   */
  public Uni<Held> pay(UUID driver, UUID id, List<String> channels, Optional<Long> askAboveFen) {
    var paying = new Held.Paying(Held.Role.PAYER, channels, askAboveFen);
    return getPaidFor(driver, id)
        .chain(() -> transactions.direct(tx -> pay(tx, driver, id, paying)))
        .call(this::tell);
  }

  private Uni<Held> pay(SqlConnection tx, UUID driver, UUID id, Held.Paying paying) {
    return locked(tx, driver, id)
        .call(
            held ->
                agreements.ofPlate(tx, held).invoke(all -> mustBeSigned(all, paying.channels())))
        .map(it -> new Held(it.id(), driver, it.car(), it.look(), paying, it.since()))
        .call(held -> table.change(tx, held));
  }

  private static void mustBeSigned(List<Agreement> all, List<String> channels) {
    for (var channel : channels) {
      if (all.stream().noneMatch(it -> it.isInForce() && it.channel().equals(channel))) {
        throw Problem.unprocessable(
                "not-signed", "There is no agreement at %s yet.".formatted(channel))
            .with("channel", channel);
      }
    }
    if (Set.copyOf(channels).size() < channels.size()) {
      throw Problem.malformed("channels: each can stand there once.");
    }
  }

  /**
   * Makes a driver the one who pays for a plate, within a transaction that holds its lock. No
   * channel pays for it before it is known to have an agreement.
   */
  Uni<Held> put(SqlConnection tx, Bindings.Wish wish, String provenBy) {
    return table
        .ofDriver(tx, wish.driver())
        .map(all -> fresh(wish, provenBy, all.isEmpty()))
        .call(held -> table.put(tx, held));
  }

  private Held fresh(Bindings.Wish wish, String provenBy, boolean isFirst) {
    return new Held(
        Ids.next(),
        wish.driver(),
        wish.car(),
        new Held.Look(wish.nickname(), isFirst),
        new Held.Paying(Held.Role.PAYER, List.of(), Optional.empty()),
        new Held.Since(time.instant(), provenBy));
  }

  /** Tells the rest of the service who pays for a plate now, so that debts are collected. */
  Uni<Void> tell(Held held) {
    return ways.list(held.driver())
        .chain(
            known ->
                drivers.bind(
                    held.car().plate(),
                    held.car().colour(),
                    new Drivers.Paying(payers(held.paying(), known), held.paying().askAboveFen())))
        .replaceWithVoid();
  }

  private static List<Payer> payers(Held.Paying paying, List<DriverWays.Known> known) {
    return paying.channels().stream()
        .flatMap(
            channel ->
                known.stream()
                    .filter(it -> it.way().code().equals(channel))
                    .limit(1)
                    .map(it -> new Payer(channel, it.identity())))
        .toList();
  }

  /**
   * Ends what a driver is to a plate. When it was the one who pays, nobody pays any more and nobody
   * else uses it. Whoever asks has looked that nothing is open.
   */
  public Uni<Void> end(Held held) {
    var now = time.instant();
    return transactions
        .direct(
            tx ->
                PlateTable.lock(tx, table.key(held.car().plate()))
                    .chain(() -> tellOfEnd(tx, held, now))
                    .chain(
                        () ->
                            held.isPayer()
                                ? table.endAll(tx, held.car().plate(), now)
                                : table.end(tx, held, now)))
        .chain(
            () ->
                held.isPayer()
                    ? drivers
                        .bind(held.car().plate(), held.car().colour(), List.of())
                        .replaceWithVoid()
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> tellOfEnd(SqlConnection tx, Held held, Instant now) {
    return table
        .ofPlate(tx, held.car().plate())
        .onItem()
        .transformToMulti(all -> Multi.createFrom().iterable(all))
        .filter(it -> held.isPayer() || it.id().equals(held.id()))
        .onItem()
        .transformToUniAndConcatenate(
            it -> inbox.tell(tx, it.driver(), PlateNews.unbound(it, now)).replaceWith(it))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
