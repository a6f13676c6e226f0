package billing.arrears;

import billing.arrears.ArrearsPolicy.Escalation;
import billing.arrears.ArrearsPolicy.Reminder;
import billing.arrears.ArrearsPolicy.Suspension;
import billing.arrears.ArrearsPolicy.WriteOff;
import billing.messages.Channel;
import billing.messages.QuietHours;
import billing.money.Fen;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The words of a policy in YAML, as {@code docs/contracts/arrears-policy.v1.schema.json} has it.
 */
final class PolicyDocument {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private PolicyDocument() {}

  /** A policy as it is written; comment and source are for people. */
  record Written(
      String name,
      String comment,
      String source,
      Integer graceMinutes,
      Quiet quietHours,
      List<Message> reminders,
      Rest then) {}

  /** What follows reminders. */
  record Rest(Limits suspension, List<Grave> escalation, Off writeOff) {}

  record Quiet(String from, String until) {}

  record Message(int day, List<String> channels) {}

  record Limits(Integer visits, Long fen) {}

  record Grave(String name, int day, boolean report) {}

  record Off(int day, boolean automatic) {}

  /**
   * Reads a document.
   *
   * @param file what to call it in messages
   * @throws IllegalArgumentException naming the file and what is wrong in it
   */
  static <T> T read(String file, String yaml, Class<T> form) {
    try {
      var document = YAML.readValue(yaml, form);
      if (document == null) {
        throw new IllegalArgumentException(file + ": the document is empty");
      }
      return document;
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(file, line, e.getOriginalMessage()), e);
    }
  }

  /**
   * The policy that was written.
   *
   * @throws IllegalArgumentException naming the file, the policy and the field
   */
  static ArrearsPolicy policy(String file, Written written) {
    try {
      var then = written.then() == null ? new Rest(null, null, null) : written.then();
      return new ArrearsPolicy(
          name(written.name()),
          grace(written.graceMinutes()),
          quiet(written.quietHours()),
          orNone(written.reminders()).stream().map(PolicyDocument::reminder).toList(),
          orNone(then.escalation()).stream()
              .map(it -> new Escalation(it.name(), it.day(), it.report()))
              .toList(),
          suspension(then.suspension()),
          Optional.ofNullable(then.writeOff()).map(it -> new WriteOff(it.day(), it.automatic())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: policy %s: %s".formatted(file, written.name(), e.getMessage()), e);
    }
  }

  private static String name(String name) {
    if (name == null || !name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "name: 1 to 64 small letters, digits and hyphens are needed");
    }
    return name;
  }

  private static Duration grace(Integer minutes) {
    if (minutes == null || minutes < 0) {
      throw new IllegalArgumentException("grace_minutes: 0 or more is needed");
    }
    return Duration.ofMinutes(minutes);
  }

  private static QuietHours quiet(Quiet written) {
    return written == null
        ? QuietHours.NONE
        : new QuietHours(time(written.from()), time(written.until()));
  }

  private static LocalTime time(String written) {
    try {
      return LocalTime.parse(Objects.requireNonNullElse(written, ""));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "quiet_hours: a time such as \"21:00\" is needed, not " + written, e);
    }
  }

  private static Reminder reminder(Message written) {
    return new Reminder(
        written.day(), orNone(written.channels()).stream().map(Channel::of).toList());
  }

  private static Suspension suspension(Limits written) {
    return written == null
        ? Suspension.NEVER
        : new Suspension(
            Optional.ofNullable(written.visits()),
            Optional.ofNullable(written.fen()).map(Fen::fen));
  }

  static <T> List<T> orNone(List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
