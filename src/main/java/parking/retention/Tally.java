package parking.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What was forgotten in a night, counted by kind. */
final class Tally {
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  synchronized void add(String what, int count) {
    counts.merge(what, count, Integer::sum);
  }

  synchronized Map<String, Integer> counts() {
    return new LinkedHashMap<>(counts);
  }

  /** In words, such as {@code 3 pictures, 0 plates}. */
  @Override
  public synchronized String toString() {
    return counts.entrySet().stream()
        .map(it -> it.getValue() + " " + it.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * Runs batches until one is not full.
   *
   * @param batch answers how many rows it did, which are done no more by the next one
   */
  Uni<Void> each(String what, int full, Supplier<Uni<Integer>> batch) {
    return whileFull(full, () -> batch.get().invoke(done -> add(what, done)));
  }

  /** The same without counting. */
  static Uni<Void> whileFull(int full, Supplier<Uni<Integer>> batch) {
    return Multi.createBy()
        .repeating()
        .<Integer>uni(() -> batch.get())
        .whilst(done -> done >= full)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
