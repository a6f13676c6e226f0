package recognizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a service has been sent and what a journal has promised to send, and what does not fit. It
 * knows nothing of how a journal works.
 */
final class ReadingBook {
  private final Set<String> promised = new HashSet<>();
  private final Map<Long, JsonNode> byNumber = new HashMap<>();
  private final Map<String, Long> byName = new HashMap<>();
  private final Map<String, Integer> faults = new HashMap<>();
  private long repeated;
  private long withoutPicture;

  /** The journal has taken a reading. */
  synchronized void promise(String name) {
    promised.add(name);
  }

  /**
   * The service takes a reading.
   *
   * @return the outcome, as the contract spells it
   */
  synchronized String take(ObjectNode reading) throws IOException {
    checkPictures(reading);
    reading.remove("picture");
    reading.remove("cutOut");
    long number = reading.path("sequence").asLong();
    String name = reading.path("plate").asText();
    JsonNode first = byNumber.putIfAbsent(number, reading);
    if (first == null) {
      if (byName.putIfAbsent(name, number) != null) {
        fault("doubled");
      }
      return "accepted";
    }
    repeated++;
    if (!first.path("plate").asText().equals(name)) {
      fault("numbers used twice");
    } else if (!first.toString().equals(reading.toString())) {
      fault("changed between two sends");
    }
    return "repeated";
  }

  private void checkPictures(JsonNode reading) throws IOException {
    String name = reading.path("plate").asText();
    boolean hasPicture = reading.has("picture");
    if (!hasPicture) {
      withoutPicture++;
    }
    boolean isWhole =
        !hasPicture
            || Arrays.equals(reading.at("/picture/data").binaryValue(), ReadingLoad.picture(name));
    boolean isWholeCutOut =
        hasPicture == reading.has("cutOut")
            && (!hasPicture
                || Arrays.equals(
                    reading.at("/cutOut/data").binaryValue(), ReadingLoad.cutOut(name)));
    if (!isWhole || !isWholeCutOut) {
      fault("pictures in part");
    }
  }

  private void fault(String name) {
    faults.merge(name, 1, Integer::sum);
  }

  synchronized int promised() {
    return promised.size();
  }

  synchronized int taken() {
    return byNumber.size();
  }

  /** Readings that came again. */
  synchronized long repeated() {
    return repeated;
  }

  /** Readings that came without a picture, which all of them were given. */
  synchronized long withoutPicture() {
    return withoutPicture;
  }

  /** Readings that were promised and never came. */
  synchronized long lost() {
    return promised.stream().filter(name -> !byName.containsKey(name)).count();
  }

  /** How often something went wrong of a kind. */
  synchronized int faults(String kind) {
    return faults.getOrDefault(kind, 0);
  }
}
