package billing.sealing;

import billing.sealing.SealingKey.Use;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys, as a file has them: a line {@code seal NAME HEX} for each key that encrypts and {@code
 * index NAME HEX} for the one that hashes, 64 hexadecimal digits each; lines that begin with # say
 * nothing. The last key of a kind is the newest: it seals, while all of them open. Never prints a
 * key.
 */
public final class KeyRing {
  private static final int PARTS = 3;

  private final Map<String, SealingKey> seals = new LinkedHashMap<>();
  private final SealingKey newest;
  private final SealingKey index;

  private KeyRing(List<SealingKey> keys) {
    for (var key : keys) {
      if (key.use() == Use.SEAL && seals.put(key.id(), key) != null) {
        throw new KeysRefused("The key %s is there twice.".formatted(key.id()));
      }
    }
    this.newest = newest(keys, Use.SEAL);
    this.index = newest(keys, Use.INDEX);
  }

  private static SealingKey newest(List<SealingKey> keys, Use use) {
    return keys.stream()
        .filter(key -> key.use() == use)
        .reduce((first, second) -> second)
        .orElseThrow(
            () ->
                new KeysRefused(
                    "There is no line \"%s NAME HEX\" among the keys."
                        .formatted(use.name().toLowerCase(Locale.ROOT))));
  }

  /**
   * The keys of a key file's text.
   *
   * @throws KeysRefused when a line is no key, a name is there twice, or a kind is missing
   */
  public static KeyRing parse(String text) {
    List<SealingKey> keys = new ArrayList<>();
    var number = 0;
    for (var line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(key(line, number));
      }
    }
    return new KeyRing(keys);
  }

  private static SealingKey key(String line, int number) {
    var parts = line.split("\\s+");
    try {
      if (parts.length == PARTS) {
        var use = Use.valueOf(parts[0].toUpperCase(Locale.ROOT));
        return new SealingKey(use, parts[1], HexFormat.of().parseHex(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the line, which may hold a key.
    }
    throw new KeysRefused(
        "Line %d of the keys is none. Write: seal NAME HEX, or index NAME HEX, with 64 digits."
            .formatted(number));
  }

  /**
   * The text of a new key file: a key of each kind. The text is a secret.
   *
   * @param id the name of both
   */
  public static String fresh(SecureRandom random, String id) {
    return "# Keys that seal plates and phones. Without them nobody can read those again.\n"
        + line(random, Use.SEAL, id)
        + line(random, Use.INDEX, id);
  }

  /** The line of one more key that seals, to be put at the end of a key file; a secret. */
  public static String freshSealLine(SecureRandom random, String id) {
    return line(random, Use.SEAL, id);
  }

  private static String line(SecureRandom random, Use use, String id) {
    var secret = new byte[SealingKey.BYTES];
    random.nextBytes(secret);
    return new SealingKey(use, id, secret).line() + "\n";
  }

  /**
   * Says that the keys open all that was sealed.
   *
   * @param used the names of keys that sealed texts were found to need
   * @throws KeysRefused naming the keys that are missing
   */
  public void checkOpens(Set<String> used) {
    var missing = new TreeSet<>(used);
    missing.removeAll(seals.keySet());
    if (!missing.isEmpty()) {
      throw new KeysRefused(
          """
          Stored texts are sealed with the keys %s, which the key file lacks. Bring back the file \
          that has them: without it they cannot be read."""
              .formatted(missing));
    }
  }

  /** The name of the key that seals now. */
  public String newestId() {
    return newest.id();
  }

  SealingKey newest() {
    return newest;
  }

  SealingKey index() {
    return index;
  }

  SealingKey get(String id) {
    var key = seals.get(id);
    if (key == null) {
      checkOpens(Set.of(id));
    }
    return key;
  }

  @Override
  public String toString() {
    return "KeyRing" + seals.keySet();
  }
}
