package billing.payments;

import billing.api.AccountId;
import billing.database.AccountNumbers;
import java.util.Optional;

/**
 * Our numbers at gateways: {@linkplain AccountNumbers of an account}, with 32 lower-case letters
 * and digits, the most that WeChat Pay takes.
 */
final class Numbers {
  private static final char ORDER = 'p';
  private static final char ENTRY = 'e';
  private static final char REFUND = 'r';
  private static final String KINDS = "" + ORDER + ENTRY + REFUND;

  private Numbers() {}

  /** A new number for an order to take money. */
  static String ofOrder(AccountId account) {
    return AccountNumbers.make(ORDER, account.value());
  }

  /** A new number for an entry. */
  static String ofEntry(AccountId account) {
    return AccountNumbers.make(ENTRY, account.value());
  }

  /** A new number for a refund. */
  static String ofRefund(AccountId account) {
    return AccountNumbers.make(REFUND, account.value());
  }

  /** Whose number it is; empty for one that does not say so. */
  static Optional<AccountId> findAccount(String number) {
    return AccountNumbers.findAccount(KINDS, number).map(AccountId::new);
  }
}
