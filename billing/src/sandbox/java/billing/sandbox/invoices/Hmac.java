package billing.sandbox.invoices;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** HMAC-SHA256 as RFC 2104 describes it, written anew so that nobody checks his own sums. */
final class Hmac {
  private static final int BLOCK = 64;

  private final byte[] key;

  Hmac(String key) {
    var bytes = key.getBytes(StandardCharsets.UTF_8);
    this.key = Arrays.copyOf(bytes.length > BLOCK ? hash(bytes) : bytes, BLOCK);
  }

  /** The signature over some lines and the hash of a body, in hexadecimal. */
  String of(String body, String... lines) {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append(line).append('\n');
    }
    text.append(hex(hash(body.getBytes(StandardCharsets.UTF_8)))).append('\n');
    var inner = hash(padded(0x36), text.toString().getBytes(StandardCharsets.UTF_8));
    return hex(hash(padded(0x5c), inner));
  }

  boolean fits(String signature, String body, String... lines) {
    return of(body, lines).equals(signature);
  }

  private byte[] padded(int with) {
    var pad = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      pad[i] = (byte) (key[i] ^ with);
    }
    return pad;
  }

  private static byte[] hash(byte[]... pieces) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var piece : pieces) {
        digest.update(piece);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return "%064x".formatted(new BigInteger(1, bytes));
  }
}
