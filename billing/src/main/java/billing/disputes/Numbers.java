package billing.disputes;

import billing.api.AccountId;
import billing.database.ShortIds;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Numbers of disputes. A number says whose it is: a letter, the account as 25 and chance as 6
 * digits of base 36.
 */
final class Numbers {
  private static final int BASE = 36;
  private static final int CHANCE_DIGITS = 6;
  private static final int LENGTH = 1 + ShortIds.LENGTH + CHANCE_DIGITS;
  private static final BigInteger CHANCES = BigInteger.valueOf(BASE).pow(CHANCE_DIGITS);
  private static final SecureRandom CHANCE = new SecureRandom();

  private Numbers() {}

  /** A new number. */
  static String of(AccountId account) {
    var chance = new BigInteger(CHANCES.bitLength() + Long.SIZE, CHANCE).mod(CHANCES);
    var digits = chance.toString(BASE);
    return "d"
        + ShortIds.of(account.value())
        + "0".repeat(CHANCE_DIGITS - digits.length())
        + digits;
  }

  /** The dispute of a number; empty for one that does not say whose it is. */
  static Optional<DisputeRow.Key> find(String number) {
    return number.length() == LENGTH && number.startsWith("d")
        ? ShortIds.find(number.substring(1, 1 + ShortIds.LENGTH))
            .map(account -> new DisputeRow.Key(account, number))
        : Optional.empty();
  }
}
