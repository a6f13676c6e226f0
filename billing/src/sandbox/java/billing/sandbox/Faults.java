package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults that are still to happen, oldest first. */
final class Faults {
  private static final int MOST = 100;
  private static final int SILENCE_MILLIS = 10_000;
  private static final int SKEW_MILLIS = 600_000;

  private final List<Fault> waiting = new ArrayList<>();
  private final Random chance;

  /**
   * @param seed what happens by chance happens the same way again with the same calls in the same
   *     order
   */
  Faults(long seed) {
    this.chance = new Random(seed);
  }

  /** Adds a fault from the control API's JSON. */
  synchronized void add(ObjectNode wish) {
    if (waiting.size() >= MOST) {
      throw Refusal.badParameter("at most %d faults wait at a time".formatted(MOST));
    }
    var kind = Fault.Kind.of(Json.text(wish, "kind", 32));
    var usual = kind == Fault.Kind.CLOCK_SKEW ? SKEW_MILLIS : SILENCE_MILLIS;
    waiting.add(
        new Fault(
            Json.text(wish, "call", 32),
            kind,
            Optional.ofNullable(wish.path("code").textValue()),
            wish.path("ms").asInt(usual),
            wish.path("times").asInt(1),
            wish.path("one_in").asInt(1)));
  }

  /** The fault that happens to this call now, if any; it has then happened once more. */
  synchronized Optional<Fault> take(String call) {
    for (int i = 0; i < waiting.size(); i++) {
      var fault = waiting.get(i);
      if (fault.call().equals(call) && chance.nextInt(fault.oneIn()) == 0) {
        if (fault.times() > 1) {
          waiting.set(i, fault.onceLess());
        } else {
          waiting.remove(i);
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  synchronized void clear() {
    waiting.clear();
  }
}
