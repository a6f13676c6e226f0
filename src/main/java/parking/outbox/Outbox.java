package parking.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;

/** Facts that wait, in order, to be handed on. */
@ApplicationScoped
public class Outbox {
  private static final int MOST_SHOWN = 20;

  private final Transactions transactions;
  private final ObjectMapper json;
  private final InstantSource time;

  Outbox(Transactions transactions, ObjectMapper json, InstantSource time) {
    this.transactions = transactions;
    this.json = json;
    this.time = time;
  }

  /**
   * Writes a fact down in the transaction that made it true.
   *
   * @param subject what the fact is about; facts of one subject are handed on in their order
   * @param fact a record; its simple name is the kind, its JSON the body
   */
  public Uni<Void> write(Mutiny.Session transaction, String subject, Record fact) {
    var row = new FactRow();
    row.subject = subject;
    row.kind = fact.getClass().getSimpleName();
    row.writtenAt = time.instant();
    try {
      row.body = json.writeValueAsString(fact);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a fact must be a plain record: " + row.kind, e);
    }
    return transaction.persist(row).chain(transaction::flush);
  }

  /** A fact that was refused for good. */
  public record SetAside(long id, String kind, String reason, Instant writtenAt) {}

  /** The newest facts that were refused for good; a person has to look at them. */
  public Uni<List<SetAside>> listSetAside() {
    return transactions
        .inOne(
            tx ->
                tx.createQuery(
                        "from FactRow where setAsideBecause is not null order by id desc",
                        FactRow.class)
                    .setMaxResults(MOST_SHOWN)
                    .getResultList())
        .map(rows -> rows.stream().map(Outbox::view).toList());
  }

  /** How many facts wait to be handed on. */
  public Uni<Long> countWaiting() {
    return transactions.inOne(
        tx ->
            tx.createQuery(
                    """
                    select count(*) from FactRow
                    where deliveredAt is null and setAsideBecause is null""",
                    Long.class)
                .getSingleResult());
  }

  private static SetAside view(FactRow row) {
    return new SetAside(row.id, row.kind, row.setAsideBecause, row.writtenAt);
  }
}
