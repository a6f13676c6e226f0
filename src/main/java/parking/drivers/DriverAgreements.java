package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import parking.database.Transactions;

/**
 * The agreements of drivers with channels. A channel stands in a plate's order of payers as long as
 * its agreement is in force, and not a moment longer.
 */
@ApplicationScoped
public class DriverAgreements {
  private final Transactions transactions;
  private final AgreementTable table;
  private final PlateTable plateTable;
  private final DriverPlates plates;

  DriverAgreements(
      Transactions transactions, AgreementTable table, PlateTable plateTable, DriverPlates plates) {
    this.transactions = transactions;
    this.table = table;
    this.plateTable = plateTable;
    this.plates = plates;
  }

  /** All of a driver, by the ids of their plates, those of earlier plates included. */
  public Uni<Map<UUID, List<Agreement>>> list(UUID driver) {
    return transactions.direct(tx -> table.ofDriver(tx, driver));
  }

  /** One plate's agreement with one channel. */
  public Uni<Agreement> get(Held held, String channel) {
    return transactions.direct(tx -> find(tx, held, channel));
  }

  private Uni<Agreement> find(SqlConnection tx, Held held, String channel) {
    return table
        .ofPlate(tx, held)
        .map(
            all ->
                all.stream()
                    .filter(it -> it.channel().equals(channel))
                    .findFirst()
                    .orElse(Agreement.none(channel)));
  }

  /** A change. */
  private record Changed(boolean wasInForce, Agreement now) {
    boolean concernsPayers() {
      return wasInForce || now.isInForce();
    }
  }

  /** What came of it, and the plate that is paid for otherwise, or may be. */
  private record Done(Agreement agreement, Optional<Held> paidFor) {}

  /**
   * Something happened to an agreement. When it is in force now, or was before, the rest of the
   * service is told who pays for the plate; told again it changes nothing.
   */
  public Uni<Agreement> change(Held held, String channel, UnaryOperator<Agreement> changing) {
    return transactions
        .direct(
            tx ->
                PlateTable.lock(tx, plateTable.key(held.car().plate()))
                    .chain(() -> find(tx, held, channel))
                    .map(was -> new Changed(was.isInForce(), changing.apply(was)))
                    .call(changed -> table.put(tx, held, changed.now()))
                    .chain(changed -> done(tx, held, changed)))
        .call(done -> done.paidFor().map(plates::tell).orElseGet(() -> Uni.createFrom().voidItem()))
        .map(Done::agreement);
  }

  /** A plate that was unbound meanwhile is nobody's to pay for. */
  private Uni<Done> done(SqlConnection tx, Held held, Changed changed) {
    return plateTable
        .ofPlate(tx, held.car().plate())
        .map(
            holders ->
                holders.stream()
                    .filter(it -> it.id().equals(held.id()) && it.isPayer())
                    .filter(it -> changed.concernsPayers())
                    .findFirst()
                    .map(it -> it.paidBy(ordered(it.paying().channels(), changed))))
        .call(
            after ->
                after
                    .map(it -> plateTable.change(tx, it))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .map(after -> new Done(changed.now(), after));
  }

  /** A driver may have left a signed channel out: it is put there once, when it is signed. */
  private static List<String> ordered(List<String> before, Changed changed) {
    var channel = changed.now().channel();
    var after = new ArrayList<>(before);
    if (!changed.now().isInForce()) {
      after.remove(channel);
    } else if (!changed.wasInForce() && !before.contains(channel)) {
      after.add(channel);
    }
    return List.copyOf(after);
  }
}
