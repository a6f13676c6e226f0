package parking.lots;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The part {@code policy} of a lot in the lots file. */
final class PolicyEntry {
  @JsonProperty Integer wrongChargeCosts;
  @JsonProperty Double openingConfidence;
  @JsonProperty String readTwiceWithin;
  @JsonProperty String convenienceTime;
  @JsonProperty String longestAutomaticStay;
  @JsonProperty String lostAfter;
  @JsonProperty Policy.OrphanExits orphanExits;
  @JsonProperty Set<String> exemptForms;

  /**
   * @throws IllegalArgumentException naming the field that is wrong
   */
  Policy policy() {
    if (wrongChargeCosts != null && wrongChargeCosts < 1) {
      throw new IllegalArgumentException("wrongChargeCosts must be at least 1");
    }
    if (openingConfidence != null && (openingConfidence < 0 || openingConfidence > 1)) {
      throw new IllegalArgumentException("openingConfidence must be from 0 to 1");
    }
    return new Policy(
        Optional.ofNullable(wrongChargeCosts),
        Optional.ofNullable(openingConfidence),
        duration("readTwiceWithin", readTwiceWithin),
        duration("convenienceTime", convenienceTime),
        duration("longestAutomaticStay", longestAutomaticStay),
        duration("lostAfter", lostAfter),
        Optional.ofNullable(orphanExits),
        Objects.requireNonNullElse(exemptForms, Set.of()));
  }

  private static Optional<Duration> duration(String field, String written) {
    if (written == null) {
      return Optional.empty();
    }
    try {
      var duration = Duration.parse(written);
      if (!duration.isNegative()) {
        return Optional.of(duration);
      }
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(wanted(field, written), e);
    }
    throw new IllegalArgumentException(wanted(field, written));
  }

  private static String wanted(String field, String written) {
    return "%s must be a time such as PT2M or P7D, not \"%s\"".formatted(field, written);
  }
}
