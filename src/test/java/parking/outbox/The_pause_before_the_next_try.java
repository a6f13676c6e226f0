package parking.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_pause_before_the_next_try {
  @Test
  void doubles_from_one_second_to_a_minute() {
    assertThat(Relay.pause(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Relay.pause(5)).isEqualTo(Duration.ofSeconds(32));
    assertThat(Relay.pause(6)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Relay.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
  }
}
