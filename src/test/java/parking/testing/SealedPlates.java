package parking.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens and hashes the plates in a service's tables with the keys in its data folder, for tests
 * that read the tables. It shares no code with the service.
 */
public final class SealedPlates {
  private static final int NONCE = 12;
  private static final int BLOCK = 64;
  private static final byte[] CONTEXT = "plate".getBytes(StandardCharsets.UTF_8);

  private final Map<String, byte[]> keys = new HashMap<>();
  private byte[] index = {};

  private SealedPlates(String file) {
    for (var line : file.lines().filter(it -> !it.startsWith("#")).toList()) {
      var parts = line.split(" ");
      var key = HexFormat.of().parseHex(parts[2]);
      if (parts[0].equals("seal")) {
        keys.put(parts[1], key);
      } else {
        index = key;
      }
    }
  }

  /**
   * With the keys of a service.
   *
   * @param data its data folder
   */
  public static SealedPlates of(Path data) {
    try {
      return new SealedPlates(Files.readString(data.resolve("secrets/sealing-keys")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plate that was sealed; empty when none was read. */
  public String open(String sealed) {
    if (sealed.isEmpty()) {
      return "";
    }
    var parts = sealed.split("\\.");
    var bytes = Base64.getUrlDecoder().decode(parts[1]);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(keys.get(parts[0]), "AES"),
          new GCMParameterSpec(128, bytes, 0, NONCE));
      cipher.updateAAD(CONTEXT);
      return new String(cipher.doFinal(bytes, NONCE, bytes.length - NONCE), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a plate does not open", e);
    }
  }

  /** What finds a plate's rows. */
  public String hash(String plate) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(index, "HmacSHA256"));
      mac.update(CONTEXT);
      mac.update((byte) 0);
      var hash = mac.doFinal(plate.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The same in SQL, which knows SHA-256 and no HMAC.
   *
   * @param plate an expression
   */
  public String hashInSql(String plate) {
    return """
    encode(substring(sha256('\\x%s'::bytea || sha256('\\x%s'::bytea \
    || convert_to('plate', 'UTF8') || '\\x00'::bytea || convert_to(%s, 'UTF8'))) \
    from 1 for 16), 'hex')"""
        .formatted(padded(0x5c), padded(0x36), plate);
  }

  private String padded(int with) {
    var block = new byte[BLOCK];
    for (var i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < index.length ? index[i] : 0) ^ with);
    }
    return HexFormat.of().formatHex(block);
  }
}
