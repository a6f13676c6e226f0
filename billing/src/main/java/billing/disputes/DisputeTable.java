package billing.disputes;

import billing.api.AccountId;
import billing.api.DisputeView;
import billing.api.DisputeView.Reason;
import billing.api.DisputeView.Refund;
import billing.api.DisputeView.Step;
import billing.api.DisputeView.Subject;
import billing.api.DisputeView.Times;
import billing.api.StayId;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes disputes within a transaction. */
record DisputeTable(Mutiny.Session tx, Instant now) {
  private static final int MOST = 200;
  private static final String STAY =
      "select stayId from DisputeRow where key.accountId = :account and key.number = :number";
  private static final String OPEN_OF_STAY =
      """
      from DisputeRow
      where key.accountId = :account and stayId = :stay and decidedAt is null""";
  private static final String OF_STAYS =
      """
      from DisputeRow where key.accountId in :accounts and stayId in :stays
      order by openedAt, key.number""";
  private static final String OPEN_OF_LOT =
      "from DisputeRow where lot = :lot and decidedAt is null order by decideBy, key.number";
  private static final String STEPS =
      """
      from DisputeStepRow where key.accountId in :accounts and key.number in :numbers
      order by key.serial""";

  /** The row; null when there is none. */
  Uni<DisputeRow> find(DisputeRow.Key key) {
    return tx.find(DisputeRow.class, key);
  }

  /**
   * The visit of a dispute, null when there is none; read without the row, which is read once the
   * visit is locked.
   */
  Uni<StayKey> findStay(DisputeRow.Key key) {
    return tx.createQuery(STAY, UUID.class)
        .setParameter("account", key.accountId())
        .setParameter("number", key.number())
        .getSingleResultOrNull()
        .map(id -> id == null ? null : new StayKey(key.accountId(), id));
  }

  /** The row, locked until the transaction's end; null when there is none. */
  Uni<DisputeRow> lock(DisputeRow.Key key) {
    return tx.find(DisputeRow.class, key, LockMode.PESSIMISTIC_WRITE);
  }

  /** The dispute about a visit that waits for a decision; null when none does. */
  Uni<DisputeRow> findOpen(StayKey stay) {
    return tx.createQuery(OPEN_OF_STAY, DisputeRow.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getSingleResultOrNull();
  }

  Uni<List<DisputeView>> listOf(Collection<StayKey> stays) {
    return tx.createQuery(OF_STAYS, DisputeRow.class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).toList())
        .setParameter("stays", stays.stream().map(StayKey::stayId).toList())
        .getResultList()
        .chain(this::views);
  }

  /** The deadline that is nearest, or longest past, first. */
  Uni<List<DisputeView>> listOpen(String lot) {
    return tx.createQuery(OPEN_OF_LOT, DisputeRow.class)
        .setParameter("lot", lot)
        .setMaxResults(MOST)
        .getResultList()
        .chain(this::views);
  }

  /** Adds a step behind those that are there; whoever adds one holds the dispute's row. */
  Uni<Void> add(DisputeRow row, Step step) {
    return steps(List.of(row))
        .chain(steps -> tx.persist(StepRow.of(row.key, steps.size() + 1, step)))
        .chain(tx::flush);
  }

  Uni<DisputeView> view(DisputeRow row) {
    return views(List.of(row)).map(all -> all.get(0));
  }

  private Uni<List<DisputeView>> views(List<DisputeRow> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().item(List.of())
        : steps(rows).map(steps -> rows.stream().map(row -> view(row, steps)).toList());
  }

  private Uni<List<StepRow>> steps(List<DisputeRow> rows) {
    return tx.createQuery(STEPS, StepRow.class)
        .setParameter("accounts", rows.stream().map(row -> row.key.accountId()).toList())
        .setParameter("numbers", rows.stream().map(row -> row.key.number()).toList())
        .getResultList();
  }

  private DisputeView view(DisputeRow row, List<StepRow> steps) {
    var dispute = row.dispute();
    return new DisputeView(
        row.key.number(),
        new Subject(new StayId(row.stayId), new AccountId(row.key.accountId()), row.lot),
        Reason.valueOf(row.reason),
        dispute.state(),
        times(row, dispute),
        dispute instanceof Dispute.Refunded it
            ? Optional.of(new Refund(it.by(), it.wholly(), it.wrongCharge()))
            : Optional.empty(),
        steps.stream()
            .filter(step -> step.key.number().equals(row.key.number()))
            .map(StepRow::step)
            .collect(Collectors.toUnmodifiableList()));
  }

  private Times times(DisputeRow row, Dispute dispute) {
    return new Times(
        row.openedAt,
        row.decideBy,
        Optional.ofNullable(row.decidedAt),
        dispute instanceof Dispute.Open && !now.isBefore(row.decideBy));
  }
}
