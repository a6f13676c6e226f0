package billing.invoices;

import billing.database.Columns;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
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

  /**
   * The places are those of the index {@code posting_gone_back}. A posting may be seen some time
   * after the one that it bears: a transaction does not last a minute.
   */
  static final String MOVED =
      """
      select distinct cast(i.account_id as text), i.receipt_number
      from posting p
      join invoice i on i.account_id = p.account_id and i.kind = 'BLUE' and i.void_at is null
        and i.check_at is not null
      where (p.debit ~ '^surplus:' and p.credit ~ '^(refund:|gateway:|advance:|cash$|bank$)'
          or p.debit ~ '^refund:' and p.credit ~ '^(receivable|surplus):')
        and p.posted_at > cast(:since as timestamptz)
        and p.posted_at > coalesce(i.looked_at, i.made_at) - interval '1 minute'""";

  /** What moved earlier was seen by a beat before, or is found when its time has come. */
  private static final Duration RECENTLY = Duration.ofHours(1);

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

  /** Receipts with an invoice in force whose account had money go back since it was looked at. */
  Uni<List<Of>> listMoved(int most) {
    return tx.createNativeQuery(MOVED, Object[].class)
        .setParameter("since", now.minus(RECENTLY))
        .setMaxResults(most)
        .getResultList()
        .map(rows -> rows.stream().map(it -> new Of(Columns.uuid(it[0]), (String) it[1])).toList());
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
