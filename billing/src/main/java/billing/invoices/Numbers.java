package billing.invoices;

import billing.database.ShortIds;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.UUID;

/** Our numbers of invoices: a letter, the account as 25 and chance as 6 digits of base 36. */
final class Numbers {
  private static final int BASE = 36;
  private static final int CHANCE_DIGITS = 6;
  private static final BigInteger CHANCES = BigInteger.valueOf(BASE).pow(CHANCE_DIGITS);
  private static final SecureRandom CHANCE = new SecureRandom();

  private Numbers() {}

  /** A new number. */
  static String of(UUID account) {
    var chance = new BigInteger(CHANCES.bitLength() + Long.SIZE, CHANCE).mod(CHANCES);
    var digits = chance.toString(BASE);
    return "f" + ShortIds.of(account) + "0".repeat(CHANCE_DIGITS - digits.length()) + digits;
  }
}
