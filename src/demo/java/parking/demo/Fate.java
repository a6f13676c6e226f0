package parking.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What became of a car, as the service tells it.
 *
 * @param plate as it was read
 * @param colour of the plate
 * @param entered the lot's time, if the car was seen to enter
 * @param left the lot's time, if the car was seen to leave
 * @param yuan what the stay costs, once it is charged
 * @param state where the money stands, {@code REVIEW} when a person has to look, {@code OPEN} while
 *     the car is inside
 * @param remark receipt, note or reason
 */
record Fate(
    String plate,
    String colour,
    Optional<Instant> entered,
    Optional<Instant> left,
    Optional<String> yuan,
    String state,
    String remark) {

  /** The newest visit of every plate in the service's overview. */
  static Map<String, Fate> listAll(JsonNode overview) {
    Map<String, Fate> fates = new HashMap<>();
    for (var list : List.of("open", "review", "ended")) {
      for (var visit : visits(overview, list)) {
        var fate = of(visit, list);
        fates.merge(fate.plate, fate, (one, other) -> one.isNewer(other) ? one : other);
      }
    }
    return fates;
  }

  /** The visits in one of the overview's lists. */
  static List<JsonNode> visits(JsonNode overview, String list) {
    return new ArrayList<>(stream(overview.path(list)).toList());
  }

  /** Whole minutes between entry and exit. */
  Optional<Long> minutes() {
    return entered.flatMap(in -> left.map(out -> Duration.between(in, out).toMinutes()));
  }

  /** Whether the car came, left, and its charge is settled, free, or left as a receivable. */
  boolean isComplete() {
    return minutes().isPresent() && Stream.of("FREE", "PAID", "RECEIVABLE").anyMatch(state::equals);
  }

  private boolean isNewer(Fate other) {
    return last().isAfter(other.last());
  }

  private Instant last() {
    return left.or(() -> entered).orElse(Instant.MIN);
  }

  private static Fate of(JsonNode visit, String list) {
    var fee = visit.path("fee");
    var waiting = list.equals("ended") ? "UNCHARGED" : list.toUpperCase(java.util.Locale.ROOT);
    return new Fate(
        visit.path("plate").asText(),
        visit.path("colour").asText(),
        time(visit, "enteredAt"),
        time(visit, "leftAt"),
        fee.isObject() ? Optional.of(yuan(fee.path("amountFen").asLong())) : Optional.empty(),
        fee.isObject() && list.equals("ended") ? fee.path("state").asText() : waiting,
        Stream.of(fee.path("receipt"), fee.path("note"), visit.path("reason"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .findFirst()
            .orElse(""));
  }

  private static Optional<Instant> time(JsonNode visit, String field) {
    return visit.hasNonNull(field)
        ? Optional.of(Instant.parse(visit.path(field).asText()))
        : Optional.empty();
  }

  private static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
