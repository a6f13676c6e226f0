package billing.sealing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A secret key with the name that stands in what was sealed with it. Never prints the key.
 *
 * @param use what the key is for
 * @param id 1 to 24 small letters, digits and dashes
 * @param secret 32 bytes
 */
record SealingKey(Use use, String id, byte[] secret) {
  static final int BYTES = 32;

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,24}");

  /** What a key is for. */
  enum Use {
    /** Encrypts texts. */
    SEAL,
    /** Hashes texts, so that equal ones are found. */
    INDEX
  }

  SealingKey {
    if (!ID.matcher(id).matches()) {
      throw new KeysRefused("A key's name has 1 to 24 small letters, digits and dashes.");
    }
    if (secret.length != BYTES) {
      throw new KeysRefused(
          "The key %s has %d bytes; %d are needed.".formatted(id, secret.length, BYTES));
    }
    secret = secret.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealingKey key
        && use == key.use
        && id.equals(key.id)
        && Arrays.equals(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return 31 * use.hashCode() + id.hashCode();
  }

  @Override
  public String toString() {
    return "SealingKey[" + use + " " + id + "]";
  }

  /** The key as a line of the key file: this text is a secret. */
  String line() {
    return use.name().toLowerCase(java.util.Locale.ROOT)
        + " "
        + id
        + " "
        + HexFormat.of().formatHex(secret);
  }
}
