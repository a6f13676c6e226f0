package billing.receipts;

import billing.api.AccountId;
import billing.ledger.Standing;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The proofs of payments: one for each, numbered, never changed. */
@ApplicationScoped
public class Receipts {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  private static final String OF_PAYMENT =
      "from ReceiptRow where accountId = :account and cause = :cause";

  private final InstantSource time;

  Receipts(InstantSource time) {
    this.time = time;
  }

  /** A receipt. */
  public record Receipt(String number, AccountId account, Fen amount, Instant issuedAt) {}

  /**
   * Issues the receipt of a payment within the transaction that books it.
   *
   * @param cause the payment, and when the money truly came, whatever it is posted as of; a second
   *     receipt for the same cause fails
   */
  public Uni<Receipt> issue(
      Mutiny.Session tx, Standing.Cause cause, AccountId account, Fen amount) {
    var now = time.instant();
    return tx.createNativeQuery("select nextval('receipt_serial')", Long.class)
        .getSingleResult()
        .chain(
            serial -> {
              var row = new ReceiptRow();
              row.number = "R%s-%06d".formatted(DAY.format(now.atZone(CHINA)), serial);
              row.cause = cause.name();
              row.paidAt = cause.at();
              row.accountId = account.value();
              row.amountFen = amount.count();
              row.issuedAt = now;
              row.secret = UUID.randomUUID();
              return tx.persist(row).chain(tx::flush).replaceWith(row.receipt());
            });
  }

  /** The receipt of an account's payment, if it was issued. */
  public Uni<Optional<Receipt>> find(Mutiny.Session tx, AccountId account, String cause) {
    return tx.createQuery(OF_PAYMENT, ReceiptRow.class)
        .setParameter("account", account.value())
        .setParameter("cause", cause)
        .getSingleResultOrNull()
        .map(row -> Optional.ofNullable(row).map(ReceiptRow::receipt));
  }
}
