package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The faults that are still to happen, oldest first. */
final class Faults {
  private static final int MOST = 100;
  private static final int SILENCE_MILLIS = 10_000;

  private final Deque<Fault> waiting = new ArrayDeque<>();

  /** Adds a fault from the control API's JSON. */
  synchronized void add(ObjectNode wish) {
    if (waiting.size() >= MOST) {
      throw Refusal.badParameter("at most %d faults wait at a time".formatted(MOST));
    }
    waiting.add(
        new Fault(
            Json.text(wish, "call", 32),
            Fault.Kind.of(Json.text(wish, "kind", 32)),
            Optional.ofNullable(wish.path("code").textValue()),
            wish.path("ms").asInt(SILENCE_MILLIS),
            wish.path("times").asInt(1)));
  }

  /** The fault that happens to this call now, if any; it has then happened once more. */
  synchronized Optional<Fault> take(String call) {
    var found = waiting.stream().filter(fault -> fault.call().equals(call)).findFirst();
    found.ifPresent(
        fault -> {
          waiting.remove(fault);
          if (fault.times() > 1) {
            waiting.addFirst(fault.onceLess());
          }
        });
    return found;
  }

  synchronized void clear() {
    waiting.clear();
  }
}
