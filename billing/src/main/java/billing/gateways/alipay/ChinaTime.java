package billing.gateways.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times as Alipay writes them: China's clock in whole seconds, without a zone. */
final class ChinaTime {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private ChinaTime() {}

  /** For example {@code 2026-11-24 18:30:00}; parts of a second are dropped. */
  static String text(Instant at) {
    return FORM.format(at.atOffset(CHINA));
  }

  /** Empty for what is no such time. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text)
          .map(String::strip)
          .map(it -> LocalDateTime.parse(it, FORM).toInstant(CHINA));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first moment of a day. */
  static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(CHINA);
  }
}
