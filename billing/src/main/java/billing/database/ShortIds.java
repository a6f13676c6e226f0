package billing.database;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs as 25 digits of base 36, lower-case letters and figures, for numbers that people see. */
public final class ShortIds {
  /** How many digits each has. */
  public static final int LENGTH = 25;

  private static final int BASE = 36;
  private static final int UUID_BYTES = 16;
  private static final BigInteger TOO_LARGE = BigInteger.ONE.shiftLeft(UUID_BYTES * Byte.SIZE);
  private static final Pattern DIGITS = Pattern.compile("[0-9a-z]{%d}".formatted(LENGTH));

  private ShortIds() {}

  /** The digits of a UUID. */
  public static String of(UUID id) {
    var bytes =
        ByteBuffer.allocate(UUID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    var digits = new BigInteger(1, bytes.array()).toString(BASE);
    return "0".repeat(LENGTH - digits.length()) + digits;
  }

  /** The UUID of some digits; empty when they are none. */
  public static Optional<UUID> find(String digits) {
    return Optional.of(digits)
        .filter(text -> DIGITS.matcher(text).matches())
        .map(text -> new BigInteger(text, BASE))
        .filter(value -> value.compareTo(TOO_LARGE) < 0)
        .map(value -> new UUID(value.shiftRight(Long.SIZE).longValue(), value.longValue()));
  }
}
