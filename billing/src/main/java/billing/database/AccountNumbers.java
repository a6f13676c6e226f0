package billing.database;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * Numbers that say whose they are, so that whoever is told one finds the account without searching
 * all of them: a lower-case letter for what is numbered, the account as 25 and chance as 6 digits
 * of base 36. Two equal numbers of one account are refused by the table that keeps them.
 */
public final class AccountNumbers {
  private static final int BASE = 36;
  private static final int CHANCE_DIGITS = 6;
  private static final String CHANCE_FORM = "[0-9a-z]{%d}".formatted(CHANCE_DIGITS);
  private static final int ACCOUNT_END = 1 + ShortIds.LENGTH;
  private static final BigInteger CHANCES = BigInteger.valueOf(BASE).pow(CHANCE_DIGITS);
  private static final SecureRandom CHANCE = new SecureRandom();

  private AccountNumbers() {}

  /**
   * A new number of 32 characters.
   *
   * @param kind what is numbered
   */
  public static String make(char kind, UUID account) {
    var chance = new BigInteger(CHANCES.bitLength() + Long.SIZE, CHANCE).mod(CHANCES);
    var digits = chance.toString(BASE);
    return kind + ShortIds.of(account) + "0".repeat(CHANCE_DIGITS - digits.length()) + digits;
  }

  /**
   * Whose number it is; empty for one that does not say so.
   *
   * @param kinds the letters that it may begin with
   */
  public static Optional<UUID> findAccount(String kinds, String number) {
    return Optional.of(number)
        .filter(text -> text.length() == ACCOUNT_END + CHANCE_DIGITS)
        .filter(text -> kinds.indexOf(text.charAt(0)) >= 0)
        .filter(text -> text.substring(ACCOUNT_END).matches(CHANCE_FORM))
        .flatMap(text -> ShortIds.find(text.substring(1, ACCOUNT_END)));
  }
}
