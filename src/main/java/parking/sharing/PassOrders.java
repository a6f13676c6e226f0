package parking.sharing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import parking.database.Transactions;
import parking.plates.PlateSeal;
import parking.problems.Problem;

/** Finds the passes that drivers buy. */
@ApplicationScoped
public class PassOrders {
  private final Transactions transactions;
  private final PlateSeal seal;

  PassOrders(Transactions transactions, PlateSeal seal) {
    this.transactions = transactions;
    this.seal = seal;
  }

  /** The orders of a driver, the one that begins last first. */
  public Uni<List<PassOrder>> listOf(UUID driver) {
    return with(orders -> orders.of(driver, Optional.empty()));
  }

  /** An order of a driver; fails with a {@link Problem} when there is none. */
  public Uni<PassOrder> get(UUID driver, UUID id) {
    return with(orders -> orders.of(driver, Optional.of(id)))
        .map(
            all ->
                all.stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.unknown("unknown-pass", "You have no such pass.")));
  }

  /** Those of which it is not known yet how they end, or of which billing has to be told. */
  public Uni<List<PassOrder>> listToFollow() {
    return with(PassOrderTable::toFollow);
  }

  /** Billing knows that it is not wanted any more. */
  public Uni<Void> told(PassOrder order) {
    return with(orders -> orders.told(order));
  }

  private <T> Uni<T> with(Function<PassOrderTable, Uni<T>> work) {
    return transactions.direct(tx -> work.apply(new PassOrderTable(tx, seal)));
  }
}
