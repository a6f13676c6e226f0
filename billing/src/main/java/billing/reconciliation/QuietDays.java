package billing.reconciliation;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whether anything of a day can be in a gateway's bill, as far as our books know. */
final class QuietDays {
  /** What was booked of the day, and what was ordered on it and has no end yet. */
  private static final String MOVED =
      """
      select exists (
        select from posting p
        where p.debit in ('gateway:' || :gateway, 'advance:' || :gateway)
          and p.debit !~ '^(receivable|surplus):' and starts_with(p.cause, 'capture:')
          and p.occurred_at >= :from and p.occurred_at < :until)
      or exists (
        select from posting p
        where p.credit in ('gateway:' || :gateway, 'advance:' || :gateway)
          and p.credit !~ '^(receivable|surplus):' and starts_with(p.cause, 'refunded:')
          and p.occurred_at >= :from and p.occurred_at < :until)
      or exists (
        select from attempt a
        where a.gateway = :gateway and a.next_at is not null
          and a.made_at >= :from and a.made_at < :until)
      or exists (
        select from refund r
        where r.gateway = :gateway and r.next_at is not null
          and r.made_at >= :from and r.made_at < :until)""";

  private QuietDays() {}

  /** Whether no payment and no refund of the day is known, ended or under way. */
  static Uni<Boolean> isQuiet(Mutiny.Session tx, BillKey key) {
    return tx.createNativeQuery(MOVED, Boolean.class)
        .setParameter("gateway", key.gateway())
        .setParameter("from", key.begin())
        .setParameter("until", key.end())
        .getSingleResult()
        .map(moved -> !moved);
  }
}
