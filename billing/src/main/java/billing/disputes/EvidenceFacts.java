package billing.disputes;

import billing.api.DisputeEvidence;
import billing.api.DisputeEvidence.Attempt;
import billing.api.DisputeEvidence.Charge;
import billing.api.DisputeEvidence.Message;
import billing.api.DisputeEvidence.Posting;
import billing.api.DisputeView;
import billing.charges.ChargeHistory;
import billing.database.Columns;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together what billing knows of a disputed visit. */
@ApplicationScoped
class EvidenceFacts {
  private static final String POSTINGS =
      """
      select debit, credit, amount_fen, cause, occurred_at, posted_at from posting
      where account_id = :account and stay_id = :stay order by serial""";
  private static final String ATTEMPTS =
      """
      select order_number, gateway, amount_fen, state, coalesce(transaction_id, code, ''), made_at
      from attempt where account_id = :account and stay_id = :stay
      order by made_at, order_number""";

  private static final String MESSAGES =
      """
      select m.occasion, e.channel, e.what, e.at
      from message m join message_event e
        on e.account_id = m.account_id and e.message_id = m.message_id
      where m.account_id = :account and m.stay_id = :stay order by e.at, e.serial""";

  private final ChargeHistory history;

  EvidenceFacts(ChargeHistory history) {
    this.history = history;
  }

  Uni<DisputeEvidence> of(DisputeTable table, DisputeRow row) {
    return table
        .view(row)
        .chain(
            dispute ->
                charges(table.tx(), row.stay())
                    .chain(charges -> of(table.tx(), row.stay(), dispute, charges)));
  }

  private static Uni<DisputeEvidence> of(
      Mutiny.Session tx, StayKey stay, DisputeView dispute, List<Charge> charges) {
    return postings(tx, stay)
        .chain(
            postings ->
                attempts(tx, stay)
                    .chain(
                        attempts ->
                            messages(tx, stay)
                                .map(
                                    messages ->
                                        new DisputeEvidence(
                                            dispute, charges, postings, attempts, messages))));
  }

  private static Uni<List<Message>> messages(Mutiny.Session tx, StayKey stay) {
    return rows(tx, stay, MESSAGES)
        .map(
            rows ->
                rows.stream()
                    .map(
                        it ->
                            new Message(
                                (String) it[0],
                                (String) it[1],
                                (String) it[2],
                                Columns.instant(it[3])))
                    .toList());
  }

  private Uni<List<Charge>> charges(Mutiny.Session tx, StayKey stay) {
    return history
        .list(tx, List.of(stay))
        .map(
            all ->
                all.stream()
                    .flatMap(it -> it.revisions().stream())
                    .map(
                        it ->
                            new Charge(
                                it.number(),
                                it.amount(),
                                it.chargedAt(),
                                it.entered(),
                                it.left(),
                                it.lines()))
                    .toList());
  }

  private static Uni<List<Posting>> postings(Mutiny.Session tx, StayKey stay) {
    return rows(tx, stay, POSTINGS)
        .map(
            rows ->
                rows.stream()
                    .map(
                        it ->
                            new Posting(
                                (String) it[0],
                                (String) it[1],
                                Fen.fen((Long) it[2]),
                                (String) it[3],
                                Columns.instant(it[4]),
                                Columns.instant(it[5])))
                    .toList());
  }

  private static Uni<List<Attempt>> attempts(Mutiny.Session tx, StayKey stay) {
    return rows(tx, stay, ATTEMPTS)
        .map(
            rows ->
                rows.stream()
                    .map(
                        it ->
                            new Attempt(
                                (String) it[0],
                                (String) it[1],
                                Fen.fen((Long) it[2]),
                                (String) it[3],
                                (String) it[4],
                                Columns.instant(it[5])))
                    .toList());
  }

  private static Uni<List<Object[]>> rows(Mutiny.Session tx, StayKey stay, String query) {
    return tx.createNativeQuery(query, Object[].class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getResultList();
  }
}
