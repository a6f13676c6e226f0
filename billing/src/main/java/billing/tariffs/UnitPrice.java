package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fee for each unit of time. The last, incomplete unit counts once it is longer than the
 * tolerance, so {@code units = ceil((minutes - tolerance) / unit)}.
 *
 * @param minutes how long a unit is
 * @param toleranceMinutes what is left over counts as a unit only above so many minutes; shorter
 *     than a unit
 * @param steps the price of a unit by its place in the period; only the last step is open-ended
 */
record UnitPrice(
    @JsonProperty(required = true) int minutes,
    @JsonProperty(required = true) int toleranceMinutes,
    @JsonProperty(required = true) List<Step> steps)
    implements Price {
  UnitPrice {
    steps = List.copyOf(steps);
    if (minutes < 1) {
      throw new IllegalArgumentException("minutes: a unit lasts at least a minute, not " + minutes);
    }
    if (toleranceMinutes < 0 || toleranceMinutes >= minutes) {
      throw new IllegalArgumentException(
          "tolerance_minutes must be from 0 to less than a unit: " + toleranceMinutes);
    }
    if (steps.isEmpty() || !steps.get(steps.size() - 1).isOpen()) {
      throw new IllegalArgumentException("steps: the last step must be open, without 'units'");
    }
    if (steps.stream().filter(Step::isOpen).count() > 1) {
      throw new IllegalArgumentException("steps: only the last step may be without 'units'");
    }
  }

  /**
   * @param units for how many units this price holds; absent (0) in the last step
   * @param fen the price of one unit
   */
  record Step(int units, @JsonProperty(required = true) Fen fen) {
    Step {
      if (units < 0) {
        throw new IllegalArgumentException("units is negative: " + units);
      }
    }

    boolean isOpen() {
      return units == 0;
    }
  }

  @Override
  public List<Rating.Line> linesFor(Part part, VehicleFactor vehicle) {
    long left = unitsIn(part.minutes());
    if (left == 0) {
      return List.of(Price.tolerated(part, toleranceMinutes));
    }
    var lines = new ArrayList<Rating.Line>();
    for (var step : steps) {
      long units = step.isOpen() ? left : Math.min(left, step.units());
      if (units > 0) {
        lines.add(line(part, vehicle, units, step));
      }
      left -= units;
    }
    return lines;
  }

  @Override
  public Stream<Fen> printed() {
    return steps.stream().map(Step::fen);
  }

  private long unitsIn(long stayed) {
    return stayed <= toleranceMinutes ? 0 : (stayed - toleranceMinutes + minutes - 1) / minutes;
  }

  private Rating.Line line(Part part, VehicleFactor vehicle, long units, Step step) {
    var each = vehicle.of(step.fen());
    return new Rating.Line(
        each.times(units),
        "%s: %d x %d min at %s yuan, %s"
            .formatted(part.label(), units, minutes, each.inYuan(), vehicle.name()),
        "%s：%d个%d分钟，每个%s元，%s"
            .formatted(part.labelZh(), units, minutes, each.inYuan(), vehicle.nameZh()));
  }
}
