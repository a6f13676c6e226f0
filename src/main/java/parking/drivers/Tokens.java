package parking.drivers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes tokens that nobody can guess. */
final class Tokens {
  /** What every token of a driver begins with, so that it is told apart from those of staff. */
  static final String PREFIX = "drv_";

  private static final int TOKEN_BYTES = 32;
  private static final int CODE_DIGITS = 1_000_000;
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int INVITATION_LETTERS = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  static String next() {
    var bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Six digits. */
  static String nextCode() {
    return "%06d".formatted(RANDOM.nextInt(CODE_DIGITS));
  }

  /** Ten letters and figures that are not taken for each other. */
  static String nextInvitation() {
    var text = new StringBuilder();
    for (int i = 0; i < INVITATION_LETTERS; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** SHA-256 in 64 hexadecimal digits: what is kept of a token. */
  static String hash(String token) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }
}
