package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the protocol writes them: China's clock, for example {@code 2026-11-24 18:30:00}. */
final class Times {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Times() {}

  static String text(Instant at) {
    return FORM.format(at.atOffset(CHINA));
  }

  /** The day that a moment belongs to, for example {@code 2026-11-24}. */
  static String day(Instant at) {
    return text(at).substring(0, "yyyy-MM-dd".length());
  }

  /**
   * Reads a time.
   *
   * @throws Refusal when it is none
   */
  static Instant instant(ObjectNode from, String name) {
    return instant(Json.text(from, name, 19), name);
  }

  static Instant instant(String text, String name) {
    try {
      return LocalDateTime.parse(text, FORM).toInstant(CHINA);
    } catch (DateTimeException e) {
      throw Refusal.badParameter(name + " must be a time such as 2026-11-24 18:30:00");
    }
  }
}
