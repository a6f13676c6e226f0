package recognizer.dispatch;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a busy service wants to be asked again. */
final class RetryAfter {
  /** Nobody is waited for longer. */
  static final Duration MAX = Duration.ofMinutes(10);

  private RetryAfter() {}

  /**
   * The pause that an answer asks for; empty when it asks for none. A date counts from the answer's
   * own date, so that neither clock needs to be right.
   *
   * @param now when the answer came, for one without a date
   */
  static Optional<Duration> find(int status, HttpHeaders headers, Instant now) {
    if (status != 503 && status != 429) {
      return Optional.empty();
    }
    Instant answered = headers.firstValue("Date").flatMap(RetryAfter::date).orElse(now);
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(text -> pause(text, answered))
        .filter(pause -> pause.compareTo(Duration.ZERO) > 0)
        .map(pause -> pause.compareTo(MAX) > 0 ? MAX : pause);
  }

  private static Optional<Duration> pause(String text, Instant answered) {
    if (text.matches("\\d+")) {
      return Optional.of(text.length() > 9 ? MAX : Duration.ofSeconds(Long.parseLong(text)));
    }
    return date(text).map(then -> Duration.between(answered, then));
  }

  /** The time that a header tells. */
  static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
