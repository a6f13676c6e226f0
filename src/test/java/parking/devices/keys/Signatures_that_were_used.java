package parking.devices.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Signatures_that_were_used {
  private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
  private static final Instant END = NOW.plusSeconds(300);

  @Test
  void are_known_until_they_are_too_old_anyway() {
    var nonces = new Nonces(10);
    assertThat(nonces.isNew("key", "a", END, NOW)).isTrue();
    assertThat(nonces.isNew("key", "a", END, NOW.plusSeconds(300))).isFalse();
    assertThat(nonces.isNew("key", "b", END, NOW)).isTrue();
    assertThat(nonces.isNew("other key", "a", END, NOW)).isTrue();
    assertThat(nonces.isNew("key", "c", END.plusSeconds(9), NOW.plusSeconds(301))).isTrue();
    assertThat(nonces.size()).isEqualTo(1);
  }

  @Test
  void take_no_more_room_than_there_is() {
    var nonces = new Nonces(3);
    for (int i = 0; i < 10; i++) {
      assertThat(nonces.isNew("key", "nonce " + i, END.plusSeconds(i), NOW)).isTrue();
    }
    assertThat(nonces.size()).isEqualTo(3);
    assertThat(nonces.isNew("key", "nonce 9", END.plusSeconds(9), NOW)).isFalse();
    assertThat(nonces.size()).isEqualTo(3);
  }
}
