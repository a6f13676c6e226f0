package billing.invoices;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes the invoices of receipts within a transaction. */
record InvoiceTable(Mutiny.Session tx, Instant now) {
  /** Whoever decides what is issued for a receipt waits for others who do. */
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended(:receipt, 0))";

  private static final String RECEIPT =
      "select i.receipt from InvoiceRow i"
          + " where i.key.accountId = :account and i.key.number = :number";
  private static final String NEWEST =
      """
      from InvoiceRequestRow where key.accountId = :account and key.receipt = :receipt
      order by key.serial desc""";
  private static final String ALL =
      """
      from InvoiceRow where key.accountId = :account and receipt = :receipt
      order by serial""";
  private static final String DUE =
      "select i.key from InvoiceRow i where i.nextAt <= :now order by i.nextAt";
  private static final String TO_CHECK =
      "select i.key.accountId, i.receipt from InvoiceRow i"
          + " where i.checkAt <= :now order by i.checkAt";

  /** A receipt of an account. */
  record Of(UUID account, String receipt) {}

  /** All that was asked for and ordered for a receipt. */
  record Known(RequestRow newest, List<InvoiceRow> rows) {}

  Uni<Void> hold(Of of) {
    return tx.createNativeQuery(LOCK, Integer.class)
        .setParameter("receipt", "invoice/%s/%s".formatted(of.account(), of.receipt()))
        .getSingleResult()
        .replaceWithVoid();
  }

  /** What there is; the newest request is null when nobody has asked. */
  Uni<Known> find(Of of) {
    return tx.createQuery(NEWEST, RequestRow.class)
        .setParameter("account", of.account())
        .setParameter("receipt", of.receipt())
        .setMaxResults(1)
        .getSingleResultOrNull()
        .chain(
            newest ->
                tx.createQuery(ALL, InvoiceRow.class)
                    .setParameter("account", of.account())
                    .setParameter("receipt", of.receipt())
                    .getResultList()
                    .map(rows -> new Known(newest, rows)));
  }

  /** The receipt of an invoice; read without the row, which is read once the receipt is held. */
  Uni<Of> findReceipt(InvoiceRow.Key key) {
    return tx.createQuery(RECEIPT, String.class)
        .setParameter("account", key.accountId())
        .setParameter("number", key.number())
        .getSingleResult()
        .map(receipt -> new Of(key.accountId(), receipt));
  }

  /** The row, locked until the transaction's end. */
  Uni<InvoiceRow> lock(InvoiceRow.Key key) {
    return tx.find(InvoiceRow.class, key, LockMode.PESSIMISTIC_WRITE);
  }

  /** Orders to send or to ask about now. */
  Uni<List<InvoiceRow.Key>> listDue(int most) {
    return tx.createQuery(DUE, InvoiceRow.Key.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  /** Receipts whose invoice may not be true any more. */
  Uni<List<Of>> listToCheck(int most) {
    return tx.createQuery(TO_CHECK, Object[].class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList()
        .map(rows -> rows.stream().map(it -> new Of((UUID) it[0], (String) it[1])).toList());
  }
}
