package recognizer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import recognizer.metrics.StageTimes;

/**
 * Networks and Tesseract for all lanes: as many as there are processors, because more at once would
 * only take memory and wait for each other.
 */
final class RecognisingPool implements AutoCloseable {
  private final List<Recognising> all = new ArrayList<>();
  private final BlockingQueue<Recognising> free;

  RecognisingPool(int size) {
    free = new ArrayBlockingQueue<>(size);
    for (int i = 0; i < size; i++) {
      all.add(new Recognising());
    }
    free.addAll(all);
  }

  /** Work that may fail. */
  interface Work<T> {
    T with(Recognising recognising);
  }

  /** Waits for a free recogniser and works with it. */
  <T> T lend(Work<T> work) throws InterruptedException {
    Recognising recognising = free.take();
    try {
      return work.with(recognising);
    } finally {
      free.add(recognising);
    }
  }

  /** Processor time of the stages, one for each recogniser. */
  List<StageTimes> times() {
    return all.stream().map(Recognising::times).toList();
  }

  @Override
  public void close() {
    all.forEach(Recognising::close);
  }
}
