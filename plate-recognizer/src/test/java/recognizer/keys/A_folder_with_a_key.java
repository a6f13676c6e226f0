package recognizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_folder_with_a_key {
  private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

  @TempDir Path base;

  private KeyFolder folder() throws IOException {
    return new KeyFolder(base.resolve("key"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void gives_the_same_key_every_time_and_shows_it_to_its_owner_only() throws IOException {
    DeviceKey made = folder().currentOrNew(NOW);
    DeviceKey again = folder().currentOrNew(NOW.plusSeconds(60));
    assertThat(again.fingerprint()).isEqualTo(made.fingerprint());
    assertThat(again.madeAt()).isEqualTo(NOW);
    assertThat(permissions(base.resolve("key"))).isEqualTo("rwx------");
    assertThat(permissions(base.resolve("key/device-key.json"))).isEqualTo("rw-------");
  }

  @Test
  void is_closed_again_when_somebody_has_opened_it() throws IOException {
    folder().currentOrNew(NOW);
    Path file = base.resolve("key/device-key.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    folder().currentOrNew(NOW);
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void gives_a_new_key_when_the_file_is_damaged_or_another_ones_half() throws IOException {
    String first = folder().currentOrNew(NOW).fingerprint();
    Path file = base.resolve("key/device-key.json");
    Path aside = base.resolve("key/device-key.json.damaged");
    String whole = Files.readString(file);
    String half = whole.substring(0, whole.length() / 2);
    String other = DeviceKey.make(NOW).publicText();
    for (String damaged : List.of(half, whole.replaceFirst("MCowBQYDK2VwAyEA[^\"]*", other), "")) {
      Files.writeString(file, damaged);
      String made = folder().currentOrNew(NOW).fingerprint();
      assertThat(made).isNotEqualTo(first);
      assertThat(folder().currentOrNew(NOW).fingerprint()).isEqualTo(made);
      assertThat(aside).hasContent(damaged);
    }
  }

  @Test
  void keeps_the_next_key_until_it_takes_the_place_of_the_one_before() throws IOException {
    Signing signing = Signing.with("edge", folder(), () -> NOW);
    assertThat(signing.isToRotate(Duration.ofDays(1))).isFalse();
    assertThat(signing.isToRotate(Duration.ZERO)).isTrue();
    String next = signing.next().fingerprint();
    Signing restarted = Signing.with("edge", folder(), () -> NOW);
    assertThat(restarted.key().fingerprint()).isEqualTo(signing.key().fingerprint());
    assertThat(restarted.isToRotate(Duration.ofDays(1))).as("goes on with it").isTrue();
    assertThat(restarted.next().fingerprint()).isEqualTo(next);
    restarted.rotate();
    assertThat(restarted.key().fingerprint()).isEqualTo(next);
    assertThat(signing.isReplaced()).isTrue();
    assertThat(signing.key().fingerprint()).isEqualTo(next);
  }
}
