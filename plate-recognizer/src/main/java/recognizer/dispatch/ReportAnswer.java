package recognizer.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What became of a device's report. */
sealed interface ReportAnswer {
  /**
   * The service has it.
   *
   * @param skew by how much the device's clock is ahead; empty when the service does not say
   */
  record Heard(Orders orders, Optional<Duration> skew) implements ReportAnswer {}

  /** The service is older than reports are. */
  record Unknown() implements ReportAnswer {}

  /** The service refuses it: something is set up wrongly. */
  record Rejected(int status, String problem) implements ReportAnswer {}

  /** The service has too much to do and says when to come again. */
  record Busy(Duration pause) implements ReportAnswer {}

  /** No answer, or one that says nothing. */
  record Silence(String why) implements ReportAnswer {}

  static ReportAnswer of(int status, byte[] body) {
    if (Answer.isMute(status)) {
      return new Silence("status " + status);
    }
    if (status == 404) {
      return new Unknown();
    }
    if (status >= 300) {
      return new Rejected(status, Answer.problem(body));
    }
    try {
      JsonNode answer = ReadingJson.parse(body);
      JsonNode skew = answer.path("skewMillis");
      return new Heard(
          Orders.of(answer),
          skew.isIntegralNumber()
              ? Optional.of(Duration.ofMillis(skew.asLong()))
              : Optional.empty());
    } catch (IOException e) {
      return new Silence("status " + status + " with an answer that is no JSON");
    }
  }
}
