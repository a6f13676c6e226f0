package billing.tariffs.simulation;

import billing.tariffs.AnyStay;
import billing.tariffs.Rating;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Prices stays by the tariff in force and by a draft. Pure but for the progress it reports: the
 * same stays give the same figures, whatever the number of threads.
 *
 * @param <S> how stays are told
 * @param before prices a stay as it is priced now
 * @param after prices it as it would be
 * @param zone by whose clock the hours of the day are told
 */
public record Simulation<S extends AnyStay>(
    Function<S, Rating> before, Function<S, Rating> after, ZoneId zone) {
  /** Progress is told, and a wish to stop heard, after so many stays. */
  private static final int STEP = 4_096;

  /**
   * Prices all of the stays.
   *
   * @param threads how many share the work
   * @param executor where they run
   * @param progress is told how many more are done, by any of the threads; whoever wants the
   *     simulation to stop interrupts the caller, and gets a {@link CancellationException}
   */
  public Comparison run(List<S> stays, int threads, Executor executor, LongConsumer progress) {
    List<FutureTask<Tally>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int from = (int) ((long) stays.size() * i / threads);
      int until = (int) ((long) stays.size() * (i + 1) / threads);
      parts.add(new FutureTask<>(() -> count(stays.subList(from, until), progress)));
    }
    parts.forEach(executor::execute);
    var whole = new Tally();
    try {
      for (var part : parts) {
        whole.add(part.get());
      }
    } catch (InterruptedException e) {
      parts.forEach(part -> part.cancel(true));
      Thread.currentThread().interrupt();
      throw new CancellationException("the simulation was stopped");
    } catch (ExecutionException e) {
      parts.forEach(part -> part.cancel(true));
      throw new IllegalStateException("the simulation failed", e.getCause());
    }
    return whole.comparison();
  }

  private Tally count(List<S> stays, LongConsumer progress) {
    var tally = new Tally();
    int done = 0;
    for (var stay : stays) {
      add(tally, stay);
      done++;
      if (done == STEP) {
        progress.accept(done);
        done = 0;
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("the simulation was stopped");
        }
      }
    }
    progress.accept(done);
    return tally;
  }

  /** Prices one stay both ways and counts it. */
  public void add(Tally tally, S stay) {
    try {
      long now = before.apply(stay).total().count();
      long then = after.apply(stay).total().count();
      long minutes = Duration.between(stay.entered(), stay.left()).toMinutes();
      tally.add(minutes, stay.entered().atZone(zone).getHour(), now, then);
    } catch (IllegalArgumentException e) {
      tally.refuse(e.getMessage());
    }
  }
}
