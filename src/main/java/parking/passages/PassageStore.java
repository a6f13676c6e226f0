package parking.passages;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;

/** Keeps every passage once, with all that follows from it in the same transaction. */
@ApplicationScoped
class PassageStore {
  private final Transactions transactions;
  private final PassageFollower follower;

  PassageStore(Transactions transactions, PassageFollower follower) {
    this.transactions = transactions;
    this.follower = follower;
  }

  /**
   * Stores a passage unless its device used the number before. Whoever sends the same number or the
   * same car at the same moment waits; the unique constraint has the last word.
   */
  Uni<ReadingResult> put(PassageRow row) {
    return transactions.inOne(
        tx ->
            Transactions.lock(tx, row.device + "/" + row.sequence)
                .chain(() -> find(tx, row))
                .chain(
                    found ->
                        found
                            .map(first -> Uni.createFrom().item(again(row, first)))
                            .orElseGet(() -> insert(tx, row))));
  }

  private static Uni<Optional<PassageRow>> find(Mutiny.Session tx, PassageRow row) {
    return tx.createQuery(
            "from PassageRow where device = :device and sequence = :sequence", PassageRow.class)
        .setParameter("device", row.device)
        .setParameter("sequence", row.sequence)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  private static ReadingResult again(PassageRow row, PassageRow first) {
    if (first.fingerprint.equals(row.fingerprint)) {
      return ReadingResult.repeated(row.sequence, first.id);
    }
    return ReadingResult.refused(
        row.sequence,
        """
        Sequence %d of device "%s" was used before for another reading, kept as passage %s. Give \
        this reading a number of its own."""
            .formatted(row.sequence, row.device, first.id));
  }

  private Uni<ReadingResult> insert(Mutiny.Session tx, PassageRow row) {
    return tx.persist(row)
        .chain(tx::flush)
        .chain(() -> Transactions.lock(tx, row.lotId + "/" + row.plate))
        .chain(() -> follower.follow(tx, row.passage()))
        .invoke(verdict -> row.verdict = verdict)
        .replaceWith(ReadingResult.accepted(row.sequence, row.id));
  }
}
