package billing.publishing;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.PriceSimulations.State;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of simulations; whoever runs one gives a sign of life in its row. */
@ApplicationScoped
class SimulationTable {
  private static final String OF_NOTICE =
      "from SimulationRow where notice = :notice order by startedAt desc";
  private static final String GO_ON =
      """
      update price_simulation set done = :done, heard_at = clock_timestamp()
      where simulation_id = :id and state = 'RUNNING'""";
  private static final String END =
      """
      update price_simulation
      set state = :state, done = :done, outcome = :outcome, heard_at = clock_timestamp()
      where simulation_id = :id and state = 'RUNNING'""";
  private static final String CANCEL =
      """
      update price_simulation set state = 'CANCELLED'
      where simulation_id = :id and state = 'RUNNING'""";
  private static final String GIVE_UP =
      """
      update price_simulation set state = 'FAILED',
        outcome = 'The service that ran it has stopped. Start it again.'
      where state = 'RUNNING' and heard_at < clock_timestamp() - interval '30 seconds'""";

  private final Transactions transactions;

  SimulationTable(Transactions transactions) {
    this.transactions = transactions;
  }

  Uni<SimulationRow> put(SimulationRow row) {
    return transactions.inOne(tx -> tx.persist(row).chain(tx::flush).replaceWith(row));
  }

  /** How a simulation ends. */
  record End(State state, long done, String outcome) {}

  /** Tells how far it has come; false when it is to stop. */
  Uni<Boolean> goOn(UUID id, long done) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(GO_ON)
                .setParameter("id", id)
                .setParameter("done", done)
                .executeUpdate()
                .map(rows -> rows == 1));
  }

  Uni<Void> end(UUID id, End end) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(END)
                .setParameter("id", id)
                .setParameter("state", end.state().name())
                .setParameter("done", end.done())
                .setParameter("outcome", end.outcome())
                .executeUpdate()
                .replaceWithVoid());
  }

  Uni<SimulationRow> cancel(UUID notice, UUID id) {
    return transactions
        .inOne(tx -> tx.createNativeQuery(CANCEL).setParameter("id", id).executeUpdate())
        .chain(() -> get(notice, id));
  }

  Uni<SimulationRow> get(UUID notice, UUID id) {
    return list(notice)
        .map(
            rows ->
                rows.stream()
                    .filter(row -> row.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> unknown(notice, id)));
  }

  private static NoticeRefused unknown(UUID notice, UUID id) {
    return new NoticeRefused(
        Why.UNKNOWN, "There is no simulation %s of price notice %s.".formatted(id, notice));
  }

  Uni<List<SimulationRow>> list(UUID notice) {
    return transactions.inOne(
        tx -> tx.createNativeQuery(GIVE_UP).executeUpdate().chain(() -> listed(tx, notice)));
  }

  private static Uni<List<SimulationRow>> listed(Mutiny.Session tx, UUID notice) {
    return tx.createQuery(OF_NOTICE, SimulationRow.class)
        .setParameter("notice", notice)
        .getResultList();
  }
}
