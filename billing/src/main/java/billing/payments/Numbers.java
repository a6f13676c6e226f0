package billing.payments;

import billing.api.AccountId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our numbers at gateways. A number says whose it is, so that news of an order finds the account
 * without searching all of them: a letter for what it numbers, the account as 25 and chance as 6
 * digits of base 36; 32 lower-case letters and digits, the most that WeChat Pay takes. Two equal
 * numbers of one account are refused by the table that keeps them.
 */
final class Numbers {
  private static final int BASE = 36;
  private static final int ACCOUNT_DIGITS = 25;
  private static final int CHANCE_DIGITS = 6;
  private static final int UUID_BYTES = 16;
  private static final BigInteger CHANCES = BigInteger.valueOf(BASE).pow(CHANCE_DIGITS);
  private static final BigInteger TOO_LARGE = BigInteger.ONE.shiftLeft(UUID_BYTES * Byte.SIZE);
  private static final Pattern NUMBER =
      Pattern.compile("[per]([0-9a-z]{%d})[0-9a-z]{%d}".formatted(ACCOUNT_DIGITS, CHANCE_DIGITS));
  private static final SecureRandom CHANCE = new SecureRandom();

  private Numbers() {}

  /** A new number for an order to take money. */
  static String ofOrder(AccountId account) {
    return of('p', account);
  }

  /** A new number for an entry. */
  static String ofEntry(AccountId account) {
    return of('e', account);
  }

  /** A new number for a refund. */
  static String ofRefund(AccountId account) {
    return of('r', account);
  }

  /** Whose number it is; empty for one that does not say so. */
  static Optional<AccountId> findAccount(String number) {
    return Optional.of(NUMBER.matcher(number))
        .filter(Matcher::matches)
        .map(found -> new BigInteger(found.group(1), BASE))
        .filter(value -> value.compareTo(TOO_LARGE) < 0)
        .map(
            value ->
                new AccountId(
                    new UUID(value.shiftRight(Long.SIZE).longValue(), value.longValue())));
  }

  private static String of(char kind, AccountId account) {
    var id = account.value();
    var bytes =
        ByteBuffer.allocate(UUID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    var chance = new BigInteger(CHANCES.bitLength() + Long.SIZE, CHANCE).mod(CHANCES);
    return kind
        + digits(new BigInteger(1, bytes.array()), ACCOUNT_DIGITS)
        + digits(chance, CHANCE_DIGITS);
  }

  private static String digits(BigInteger value, int length) {
    var text = value.toString(BASE);
    return "0".repeat(length - text.length()) + text;
  }
}
