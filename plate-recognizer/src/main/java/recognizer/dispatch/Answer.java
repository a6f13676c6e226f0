package recognizer.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What became of a batch. */
sealed interface Answer {
  /** The service took the batch in; each reading has its own outcome. */
  record Taken(List<Long> kept, List<Refused> refused) implements Answer {}

  /** One reading that the service will never take as it is. */
  record Refused(long sequence, String detail) {}

  /** The service refuses the batch as a whole: something is set up wrongly. */
  record Rejected(int status, String problem) implements Answer {}

  /** The service has too much to do and says when to come again. */
  record Busy(int status, Duration pause) implements Answer {}

  /** No answer, or one that says nothing: worth another try. */
  record Silence(String why) implements Answer {}

  /** Reads a response; only outcomes of readings that were sent count. */
  static Answer of(int status, byte[] body, List<Long> sent) {
    if (isMute(status)) {
      return new Silence("status " + status);
    }
    if (status >= 300) {
      return new Rejected(status, problem(body));
    }
    try {
      return taken(ReadingJson.parse(body), Set.copyOf(sent));
    } catch (IOException e) {
      return new Silence("status " + status + " with an answer that is no JSON");
    }
  }

  private static Answer taken(JsonNode answer, Set<Long> sent) {
    List<Long> kept = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (JsonNode result : answer.path("results")) {
      long sequence = result.path("sequence").asLong(-1);
      String outcome = result.path("outcome").asText();
      if (!sent.contains(sequence)) {
        continue;
      }
      if (outcome.equals("accepted") || outcome.equals("repeated")) {
        kept.add(sequence);
      } else if (outcome.equals("refused")) {
        refused.add(new Refused(sequence, result.path("detail").asText("no reason given")));
      }
    }
    boolean isMute = kept.isEmpty() && refused.isEmpty();
    return isMute ? new Silence("an answer without outcomes") : new Taken(kept, refused);
  }

  /** Whether a status says nothing of what was sent. */
  static boolean isMute(int status) {
    return status == 408 || status == 429 || status >= 500 || status < 200;
  }

  /** What the service says of a request that it does not take. */
  static String problem(byte[] body) {
    try {
      JsonNode problem = ReadingJson.parse(body);
      String title = problem.path("title").asText("");
      String detail = problem.path("detail").asText("");
      return (title + " " + detail).isBlank() ? "no reason given" : (title + ": " + detail);
    } catch (IOException e) {
      return "no reason given";
    }
  }
}
