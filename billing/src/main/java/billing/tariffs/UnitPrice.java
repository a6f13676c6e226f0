package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fee for each unit of time. Units follow each other step by step: an hour at one price, then
 * half-hours at another, for example.
 *
 * @param incomplete whether the last unit counts although the car does not stay for all of it
 * @param toleranceMinutes where it does, it counts only above so many minutes; shorter than the
 *     shortest unit
 * @param steps the units by their place; only the last step is open-ended
 */
public record UnitPrice(
    @JsonProperty(required = true) Incomplete incomplete,
    @JsonProperty(required = true) int toleranceMinutes,
    @JsonProperty(required = true) List<Step> steps)
    implements Price {
  public UnitPrice {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || !steps.get(steps.size() - 1).isOpen()) {
      throw new IllegalArgumentException("steps: the last step must be open, without 'times'");
    }
    if (steps.stream().filter(Step::isOpen).count() > 1) {
      throw new IllegalArgumentException("steps: only the last step may be without 'times'");
    }
    int shortest = steps.stream().mapToInt(Step::minutes).min().orElseThrow();
    if (toleranceMinutes < 0 || toleranceMinutes >= shortest) {
      throw new IllegalArgumentException(
          "tolerance_minutes must be from 0 to less than a unit: " + toleranceMinutes);
    }
    if (incomplete == Incomplete.IS_FREE && toleranceMinutes > 0) {
      throw new IllegalArgumentException(
          "tolerance_minutes must be 0 where an incomplete unit is free anyway");
    }
  }

  /** What becomes of the last unit when it is not complete. */
  public enum Incomplete {
    /** A started unit counts, above the tolerance. */
    COUNTS,
    /** Only complete units count. */
    IS_FREE
  }

  /**
   * Units of the same length and price.
   *
   * @param minutes how long a unit is
   * @param times for how many units this holds; absent (0) in the last step
   * @param fen the price of one unit
   */
  public record Step(
      @JsonProperty(required = true) int minutes,
      int times,
      @JsonProperty(required = true) Fen fen) {
    public Step {
      if (minutes < 1) {
        throw new IllegalArgumentException(
            "minutes: a unit lasts at least a minute, not " + minutes);
      }
      if (times < 0) {
        throw new IllegalArgumentException("times is negative: " + times);
      }
    }

    /** Whether it holds for every further unit. */
    public boolean isOpen() {
      return times == 0;
    }

    long seconds() {
      return minutes * 60L;
    }
  }

  @Override
  public void charge(Meter meter, Part part) {
    var counter = meter.counter(part);
    var place = meter.place(part);
    long at = meter.reached(part);
    while (at < part.until()) {
      var step = steps.get(counter.step());
      long left = step.isOpen() ? Long.MAX_VALUE : step.times() - counter.used();
      long units = Math.min((part.until() - at) / step.seconds(), left);
      long end = at + units * step.seconds();
      var isStarted = units < left && end < part.until();
      if (isStarted && counts(meter, part, end, step)) {
        units++;
        end = meter.endOfStarted(part, end + step.seconds());
        isStarted = false;
      }
      if (units > 0) {
        meter.units(units, step, place, part, at, end);
        counter.use(units, step);
      }
      at = isStarted ? leave(meter, part, end, step) : end;
    }
    meter.reach(at);
  }

  private boolean counts(Meter meter, Part part, long from, Step step) {
    long end = meter.endOfStarted(part, from + step.seconds());
    return end - from == step.seconds()
        || incomplete == Incomplete.COUNTS && (end - from) / 60 > toleranceMinutes;
  }

  /** The last, started unit is not charged; less than a minute of it is not worth a line. */
  private long leave(Meter meter, Part part, long from, Step step) {
    long minutes = part.minutesSince(from);
    if (minutes == 0 && from > part.from()) {
      meter.extend(part.until());
      return part.until();
    }
    var place = meter.place(part);
    meter.nothing(
        part,
        from,
        incomplete == Incomplete.COUNTS
            ? new Reason.Tolerated(place, minutes, toleranceMinutes)
            : new Reason.Incomplete(place, minutes, step.minutes()));
    return part.until();
  }

  @Override
  public Price times(VehicleFactor vehicle) {
    return new UnitPrice(
        incomplete,
        toleranceMinutes,
        steps.stream()
            .map(step -> new Step(step.minutes(), step.times(), vehicle.of(step.fen())))
            .toList());
  }

  @Override
  public Stream<Fen> printed() {
    return steps.stream().map(Step::fen);
  }
}
