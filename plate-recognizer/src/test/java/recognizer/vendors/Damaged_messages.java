package recognizer.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recognizer.bench.GoldenMessage;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Damaged_messages {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int CASES_EACH = 400;

  /** Longer ones are mostly pictures, whose damage is tested elsewhere. */
  private static final int LENGTH_MAX = 20_000;

  private static Path folder(Vendor vendor) {
    return GOLDEN.resolve(vendor.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void are_understood_or_refused_and_nothing_else(Vendor vendor) throws IOException {
    Random random = new Random(7);
    int refused = 0;
    int understood = 0;
    for (Path file : GoldenMessage.list(folder(vendor))) {
      GoldenMessage message = GoldenMessage.load(file, Instant.EPOCH);
      String type = message.heads().getOrDefault("Content-Type", "");
      for (int i = 0; i < CASES_EACH && message.body().length < LENGTH_MAX; i++) {
        byte[] body = damaged(message.body(), random);
        try {
          vendor.protocol().read(new Delivery(message.target(), type, body, ""));
          understood++;
        } catch (BadMessage e) {
          assertThat(e.status()).isBetween(400, 499);
          refused++;
        }
      }
    }
    assertThat(understood).isPositive();
    assertThat(refused).isPositive();
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int changes = 1 << random.nextInt(5); changes > 0 && bytes.length > 0; changes--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }
}
