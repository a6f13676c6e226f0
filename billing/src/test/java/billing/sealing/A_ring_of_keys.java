package billing.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_ring_of_keys {
  private static final String HEX = "0f".repeat(32);

  @Test
  void seals_with_the_last_of_them() {
    var text = KeyRing.fresh(new SecureRandom(), "first");
    assertThat(KeyRing.parse(text).newestId()).isEqualTo("first");
    var more = text + KeyRing.freshSealLine(new SecureRandom(), "second");
    assertThat(KeyRing.parse(more).newestId()).isEqualTo("second");
  }

  @Test
  void that_is_new_has_keys_of_its_own() {
    var random = new SecureRandom();
    assertThat(KeyRing.fresh(random, "first")).isNotEqualTo(KeyRing.fresh(random, "first"));
  }

  @Test
  void skips_remarks_and_empty_lines() {
    var ring = KeyRing.parse("# a remark\n\n seal a %s \nindex a %s".formatted(HEX, HEX));
    assertThat(ring.newestId()).isEqualTo("a");
  }

  @Test
  void prints_no_key() {
    var ring = KeyRing.parse("seal a %s\nindex a %s".formatted(HEX, HEX));
    assertThat(ring.toString()).isEqualTo("KeyRing[a]");
    assertThat(ring.newest().toString()).doesNotContain("0f0f");
  }

  @Test
  void says_what_is_wrong_without_saying_a_key() {
    refuses("seal a " + HEX, "index NAME HEX");
    refuses("index a " + HEX, "seal NAME HEX");
    refuses("seal a %s\nseal a %s\nindex a %s".formatted(HEX, HEX, HEX), "twice");
    refuses("seal a 0f0f", "2 bytes");
    refuses("seal A " + HEX, "small letters");
    refuses("seal a " + HEX + "0", "Line 1");
    refuses("index a %s\nlock a %s".formatted(HEX, HEX), "Line 2");
    refuses("seal a", "Line 1");
  }

  private static void refuses(String text, String words) {
    assertThatThrownBy(() -> KeyRing.parse(text))
        .isInstanceOf(KeysRefused.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining(HEX);
  }

  @Test
  void says_which_keys_are_missing_for_what_is_stored() {
    var ring = KeyRing.parse("seal a %s\nindex a %s".formatted(HEX, HEX));
    ring.checkOpens(Set.of("a"));
    assertThatThrownBy(() -> ring.checkOpens(Set.of("a", "b", "c")))
        .isInstanceOf(KeysRefused.class)
        .hasMessageContaining("[b, c]");
  }
}
