package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_retry_after {
  private static final Instant NOW = Instant.parse("2026-11-24T08:49:37Z");

  private static Duration pause(int status, String retryAfter, String date) {
    Map<String, List<String>> headers = new HashMap<>();
    if (retryAfter != null) {
      headers.put("Retry-After", List.of(retryAfter));
    }
    if (date != null) {
      headers.put("Date", List.of(date));
    }
    return RetryAfter.find(status, HttpHeaders.of(headers, (name, value) -> true), NOW)
        .orElse(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "503, 7, 7",
    "429, 7, 7",
    "503, 599, 599",
    "503, 3600, 600",
    "503, 99999999999999999999, 600",
    "503, 0, 0",
    "503, -5, 0",
    "503, soon, 0",
    "500, 7, 0",
    "200, 7, 0",
    "503, , 0"
  })
  void in_seconds_is_obeyed_exactly_up_to_ten_minutes(int status, String text, int seconds) {
    assertThat(pause(status, text, null)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void as_a_date_counts_from_the_answers_own_date() {
    String then = "Tue, 24 Nov 2026 10:00:30 GMT";
    assertThat(pause(503, then, "Tue, 24 Nov 2026 10:00:00 GMT")).isEqualTo(Duration.ofSeconds(30));
    assertThat(pause(503, then, "Tue, 24 Nov 2026 10:01:00 GMT")).isZero();
  }

  @Test
  void as_a_date_counts_from_now_when_the_answer_has_none() {
    assertThat(pause(429, "Tue, 24 Nov 2026 08:50:00 GMT", null)).isEqualTo(Duration.ofSeconds(23));
  }
}
