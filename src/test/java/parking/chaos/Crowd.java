package parking.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who send at the same time. */
final class Crowd {
  private static final int SENDERS = 8;

  private Crowd() {}

  /** What is to be done with one thing. */
  interface Work<T> {
    void on(T item) throws IOException, InterruptedException;
  }

  /** Each takes its share of the items; as soon as one is seen to fail, all stop. */
  static <T> void share(List<T> items, Work<T> work) throws InterruptedException {
    var pool = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        var first = i;
        all.add(
            pool.submit(
                () -> {
                  for (int at = first; at < items.size(); at += SENDERS) {
                    work.on(items.get(at));
                  }
                  return null;
                }));
      }
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }
}
