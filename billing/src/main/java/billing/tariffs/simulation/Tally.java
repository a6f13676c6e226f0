package billing.tariffs.simulation;

import billing.tariffs.simulation.Comparison.Bucket;
import billing.tariffs.simulation.Comparison.Change;
import billing.tariffs.simulation.Comparison.Free;
import billing.tariffs.simulation.Comparison.Sum;
import billing.tariffs.simulation.Comparison.Unpriced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts prices of stays; two counts of different stays can be added. */
public final class Tally {
  private static final long[] MINUTES = {0, 15, 30, 60, 120, 240, 480, 720, 1440};
  private static final int HOURS = 24;
  private static final int NUMBERS = 3;

  /** Stays, fen before and fen after, one after the other. */
  private final long[] byLength = new long[MINUTES.length * NUMBERS];

  private final long[] byHour = new long[HOURS * NUMBERS];
  private long freeBefore;
  private long freeAfter;
  private Change dearer = new Change(0, 0, 0);
  private Change cheaper = new Change(0, 0, 0);
  private long unpriced;
  private String firstReason = "";

  void add(long minutes, int hour, long before, long after) {
    int bucket = Arrays.binarySearch(MINUTES, minutes);
    add(byLength, bucket < 0 ? -bucket - 2 : bucket, before, after);
    add(byHour, hour, before, after);
    freeBefore += before == 0 ? 1 : 0;
    freeAfter += after == 0 ? 1 : 0;
    if (after > before) {
      dearer = dearer.plus(new Change(1, after - before, after - before));
    } else if (after < before) {
      cheaper = cheaper.plus(new Change(1, before - after, before - after));
    }
  }

  private static void add(long[] numbers, int place, long before, long after) {
    int first = place * NUMBERS;
    numbers[first]++;
    numbers[first + 1] = Math.addExact(numbers[first + 1], before);
    numbers[first + 2] = Math.addExact(numbers[first + 2], after);
  }

  void refuse(String reason) {
    unpriced++;
    firstReason = firstReason.isEmpty() ? reason : firstReason;
  }

  /** Adds what another one has counted of other stays. */
  public void add(Tally other) {
    Arrays.setAll(byLength, i -> Math.addExact(byLength[i], other.byLength[i]));
    Arrays.setAll(byHour, i -> Math.addExact(byHour[i], other.byHour[i]));
    freeBefore += other.freeBefore;
    freeAfter += other.freeAfter;
    dearer = dearer.plus(other.dearer);
    cheaper = cheaper.plus(other.cheaper);
    unpriced += other.unpriced;
    firstReason = firstReason.isEmpty() ? other.firstReason : firstReason;
  }

  /** What has been counted so far. */
  public Comparison comparison() {
    List<Bucket> lengths = new ArrayList<>();
    for (int i = 0; i < MINUTES.length; i++) {
      long until = i + 1 == MINUTES.length ? Long.MAX_VALUE : MINUTES[i + 1];
      lengths.add(new Bucket(MINUTES[i], until, sum(byLength, i)));
    }
    List<Sum> hours = new ArrayList<>();
    for (int i = 0; i < HOURS; i++) {
      hours.add(sum(byHour, i));
    }
    return new Comparison(
        hours.stream().reduce(new Sum(0, 0, 0), Sum::plus),
        new Free(freeBefore, freeAfter),
        lengths,
        hours,
        dearer,
        cheaper,
        new Unpriced(unpriced, firstReason));
  }

  private static Sum sum(long[] numbers, int place) {
    int first = place * NUMBERS;
    return new Sum(numbers[first], numbers[first + 1], numbers[first + 2]);
  }
}
