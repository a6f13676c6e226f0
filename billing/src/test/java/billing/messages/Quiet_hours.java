package billing.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Quiet_hours {
  private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
  private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

  private static Instant at(String local) {
    return OffsetDateTime.parse("2026-11-24T" + local + ":00+08:00").toInstant();
  }

  @Test
  void include_their_begin_and_exclude_their_end() {
    assertThat(NIGHT.covers(at("21:59"))).isFalse();
    assertThat(NIGHT.covers(at("22:00"))).isTrue();
    assertThat(NIGHT.covers(at("00:00"))).isTrue();
    assertThat(NIGHT.covers(at("06:59"))).isTrue();
    assertThat(NIGHT.covers(at("07:00"))).isFalse();
    assertThat(NOON.covers(at("11:59"))).isFalse();
    assertThat(NOON.covers(at("12:00"))).isTrue();
    assertThat(NOON.covers(at("14:00"))).isFalse();
  }

  @Test
  void are_none_when_they_end_where_they_begin() {
    assertThat(QuietHours.NONE.covers(at("00:00"))).isFalse();
    var noon = new QuietHours(LocalTime.NOON, LocalTime.NOON);
    assertThat(noon.covers(at("12:00"))).isFalse();
  }

  @Test
  void put_a_message_off_until_they_end() {
    assertThat(NIGHT.after(at("23:30"))).isEqualTo(at("07:00").plusSeconds(24 * 3600));
    assertThat(NIGHT.after(at("03:00"))).isEqualTo(at("07:00"));
    assertThat(NOON.after(at("13:59"))).isEqualTo(at("14:00"));
    assertThat(NIGHT.after(at("12:00"))).isEqualTo(at("12:00"));
  }

  private static TellingRules.Verdict judge(String now, Optional<Instant> ends) {
    return TellingRules.judge(new TellingRules.Times(NIGHT, ends), at(now));
  }

  @Test
  void let_wait_what_can_wait() {
    assertThat(judge("12:00", Optional.empty())).isInstanceOf(TellingRules.Verdict.Send.class);
    assertThat(judge("03:00", Optional.empty()))
        .isEqualTo(new TellingRules.Verdict.Wait(at("07:00")));
    assertThat(judge("03:00", Optional.of(at("07:01"))))
        .isEqualTo(new TellingRules.Verdict.Wait(at("07:00")));
  }

  @Test
  void drop_what_would_come_too_late() {
    assertThat(judge("03:00", Optional.of(at("07:00"))))
        .isInstanceOf(TellingRules.Verdict.Drop.class);
    assertThat(judge("12:00", Optional.of(at("12:00"))))
        .isInstanceOf(TellingRules.Verdict.Drop.class);
    assertThat(judge("12:00", Optional.of(at("12:01"))))
        .isInstanceOf(TellingRules.Verdict.Send.class);
  }
}
