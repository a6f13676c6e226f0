package parking.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.drivers.Agreement.Said;
import parking.drivers.Agreement.State;

@DisplayNameGeneration(ReplaceUnderscores.class)
class An_agreement {
  private static final Instant EARLY = Instant.parse("2026-11-20T02:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(60);
  private static final Instant LAST = LATE.plusSeconds(60);

  private final Agreement none = Agreement.none("wechat");
  private final Agreement signed = none.asked(EARLY).told(Said.SIGNED, "NORMAL", LATE);

  @Test
  void is_asked_for_until_the_channel_says_how_it_stands() {
    var asked = none.asked(EARLY);
    assertThat(asked.state()).isEqualTo(State.ASKED);
    assertThat(asked.isInForce()).isFalse();
    assertThat(asked.told(Said.NONE, "OUT_SERVICE", LATE).state()).isEqualTo(State.NONE);
    assertThat(signed.state()).isEqualTo(State.SIGNED);
    assertThat(signed.times().signedAt()).hasValue(LATE);
    assertThat(signed.times().askedAt()).hasValue(EARLY);
    assertThat(signed.asked(LAST).state()).as("asked for again").isEqualTo(State.SIGNED);
  }

  @Test
  void was_signed_when_it_was_found_first_and_is_in_force_while_it_is_paused() {
    var paused = signed.told(Said.PAUSED, "PAUSE", LAST);
    assertThat(paused.isInForce()).isTrue();
    assertThat(paused.times().signedAt()).hasValue(LATE);
    assertThat(paused.times().asOf()).hasValue(LAST);
    assertThat(paused.told(Said.SIGNED, "NORMAL", LAST).times().signedAt()).hasValue(LATE);
  }

  @Test
  void ends_when_the_channel_does_not_know_it_any_more() {
    var ended = signed.told(Said.NONE, "OUT_SERVICE", LAST);
    assertThat(ended.state()).isEqualTo(State.ENDED);
    assertThat(ended.times().endedAt()).hasValue(LAST);
    assertThat(ended.asked(LAST).told(Said.NONE, "x", LAST).state()).isEqualTo(State.ENDED);
    var anew = ended.asked(LAST).told(Said.SIGNED, "NORMAL", LAST.plusSeconds(1));
    assertThat(anew.times().signedAt()).hasValue(LAST.plusSeconds(1));
    assertThat(anew.times().endedAt()).isEmpty();
  }

  @Test
  void that_its_driver_has_withdrawn_stays_so_whatever_the_channel_says() {
    var withdrawn = signed.withdrawn(LAST).told(Said.SIGNED, "NORMAL", LAST);
    assertThat(withdrawn.isInForce()).isFalse();
    assertThat(withdrawn.shown()).isEqualTo(State.ENDED);
    assertThat(withdrawn.resumed().told(Said.SIGNED, "NORMAL", LAST).isInForce()).isTrue();
    assertThat(withdrawn.asked(LAST).state()).isEqualTo(State.ASKED);
    assertThat(signed.resumed()).isEqualTo(signed);
  }
}
