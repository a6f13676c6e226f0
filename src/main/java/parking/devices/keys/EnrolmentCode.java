package parking.devices.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What a person hands over to a device so that it can register its first key: 25 characters that
 * are hard to confuse, of which nobody guesses any of the 2 to the 125.
 */
final class EnrolmentCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 25;
  private static final int GROUP = 5;

  private final String characters;

  private EnrolmentCode(String characters) {
    this.characters = characters;
  }

  static EnrolmentCode draw(SecureRandom random) {
    var drawn = new StringBuilder();
    random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> drawn.append(ALPHABET.charAt(i)));
    return new EnrolmentCode(drawn.toString());
  }

  /** Whatever somebody has typed; what is no code has a hash that nothing has. */
  static EnrolmentCode typed(String text) {
    return new EnrolmentCode(
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[^0-9A-Z]", "")
            .replace('O', '0')
            .replaceAll("[IL]", "1"));
  }

  /** In groups, to be read aloud. */
  String text() {
    return characters.replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
  }

  byte[] hash() {
    return PublicKey.sha256(characters.getBytes(StandardCharsets.US_ASCII));
  }
}
