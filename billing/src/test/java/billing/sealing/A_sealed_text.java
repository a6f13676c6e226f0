package billing.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_sealed_text {
  private static final String INDEX = "index first " + secret(64);
  private static final String FIRST = "seal first " + secret(0);
  private static final String SECOND = "seal second " + secret(32);

  private final Seal old = seal(FIRST, INDEX);
  private final Seal both = seal(FIRST, SECOND, INDEX);

  /** 32 bytes that count up. */
  private static String secret(int from) {
    return HexFormat.of().formatHex(bytes(from));
  }

  private static byte[] bytes(int from) {
    var bytes = new byte[32];
    IntStream.range(0, 32).forEach(at -> bytes[at] = (byte) (from + at));
    return bytes;
  }

  private static Seal seal(String... lines) {
    return new Seal(KeyRing.parse(String.join("\n", lines)));
  }

  @Test
  void is_as_another_program_seals_it() throws IOException {
    for (var row : vectors("seal")) {
      var seal = row.get(1).equals("first") ? old : both;
      var nonce = HexFormat.of().parseHex(row.get(2));
      assertThat(seal.seal(row.get(4), row.get(3), nonce)).isEqualTo(row.get(5));
      assertThat(both.open(row.get(5), row.get(3))).isEqualTo(row.get(4));
    }
  }

  @Test
  void is_found_by_the_hash_that_another_program_makes() throws IOException {
    for (var row : vectors("hash")) {
      assertThat(both.hash(row.get(2), row.get(1))).isEqualTo(row.get(3));
    }
  }

  private static List<List<String>> vectors(String kind) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (var file = A_sealed_text.class.getResourceAsStream("/billing/sealing/vectors.txt")) {
      for (var line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.get(0).equals(kind)) {
          rows.add(cells);
        }
      }
    }
    assertThat(rows).hasSizeGreaterThan(3);
    return rows;
  }

  @Test
  void differs_each_time_and_opens_to_the_same() {
    var one = both.seal("浙A12345", "plate");
    var other = both.seal("浙A12345", "plate");
    assertThat(one).isNotEqualTo(other).startsWith("second.").doesNotContain("浙");
    assertThat(both.open(one, "plate")).isEqualTo(both.open(other, "plate")).isEqualTo("浙A12345");
  }

  @Test
  void does_not_open_as_another_thing() {
    var sealed = both.seal("浙A12345", "plate");
    assertThatThrownBy(() -> both.open(sealed, "phone"))
        .isInstanceOf(SealBroken.class)
        .hasMessageNotContaining(sealed);
  }

  @Test
  void does_not_open_when_any_part_was_changed() {
    var sealed = both.seal("浙A12345", "plate");
    var random = new Random(7);
    for (var at = sealed.indexOf('.') + 1; at < sealed.length() - 1; at++) {
      var letters = sealed.toCharArray();
      letters[at] = letters[at] == 'A' ? (char) ('B' + random.nextInt(20)) : 'A';
      assertThatThrownBy(() -> both.open(new String(letters), "plate"))
          .isInstanceOf(SealBroken.class);
    }
  }

  @Test
  void is_told_from_a_text_that_nobody_sealed() {
    for (var text : List.of("", "浙A12345", "second.", "second.AAAA", "second.浙", ".AAAA")) {
      assertThatThrownBy(() -> both.open(text, "plate")).as(text).isInstanceOf(SealBroken.class);
    }
  }

  @Test
  void of_an_old_key_opens_and_is_renewed_with_the_newest() {
    var sealed = old.seal("浙A12345", "plate");
    assertThat(both.open(sealed, "plate")).isEqualTo("浙A12345");
    var renewed = both.renew(sealed, "plate");
    assertThat(Seal.keyOf(renewed)).isEqualTo("second");
    assertThat(seal(SECOND, INDEX).open(renewed, "plate")).isEqualTo("浙A12345");
    assertThat(both.renew(renewed, "plate")).isSameAs(renewed);
  }

  @Test
  void of_a_key_that_is_missing_says_which() {
    var sealed = both.seal("浙A12345", "plate");
    assertThatThrownBy(() -> old.open(sealed, "plate"))
        .isInstanceOf(KeysRefused.class)
        .hasMessageContaining("second")
        .hasMessageContaining("key file");
  }

  @Test
  void is_hashed_apart_for_each_purpose_and_the_same_whatever_key_seals() {
    assertThat(both.hash("浙A12345", "plate"))
        .isEqualTo(old.hash("浙A12345", "plate"))
        .isNotEqualTo(both.hash("浙A12345", "phone"))
        .hasSize(32);
  }
}
