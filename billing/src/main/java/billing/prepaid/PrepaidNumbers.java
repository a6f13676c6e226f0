package billing.prepaid;

import billing.api.AccountId;
import billing.database.AccountNumbers;
import java.util.Optional;
import java.util.UUID;

/** Our numbers of prepayments at gateways, {@linkplain AccountNumbers of an account}. */
public final class PrepaidNumbers {
  /** The letters with which they begin. */
  public static final String KINDS = "bg";

  private static final char ORDER = 'b';
  private static final char REFUND = 'g';

  private PrepaidNumbers() {}

  /** A new number for an order. */
  static String ofOrder(AccountId account) {
    return AccountNumbers.make(ORDER, account.value());
  }

  /** A new number for a refund. */
  static String ofRefund(AccountId account) {
    return AccountNumbers.make(REFUND, account.value());
  }

  /** Whose prepayment it numbers; empty for any other number. */
  public static Optional<UUID> findAccount(String number) {
    return AccountNumbers.findAccount(KINDS, number);
  }
}
