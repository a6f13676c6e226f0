package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;

/**
 * One fee for the whole period, however long the car stays in it.
 *
 * @param fen the fee
 * @param toleranceMinutes a part of at most so many minutes is not charged
 * @param once how often it is charged to a visit that comes into such a period again
 */
public record FlatPrice(
    @JsonProperty(required = true) Fen fen,
    @JsonProperty(required = true) int toleranceMinutes,
    @JsonProperty(required = true) Once once)
    implements Price {
  public FlatPrice {
    if (toleranceMinutes < 0) {
      throw new IllegalArgumentException("tolerance_minutes is negative: " + toleranceMinutes);
    }
  }

  /** How often a fee is charged. */
  public enum Once {
    /** Each time the visit comes into the period: each night, for example. */
    EACH_TIME,
    /** Once, however many nights the visit lasts. */
    PER_VISIT
  }

  @Override
  public void charge(Meter meter, Part part) {
    var place = meter.place(part);
    var minutes = part.minutesSince(part.from());
    if (minutes <= toleranceMinutes) {
      meter.nothing(part, part.from(), new Reason.Tolerated(place, minutes, toleranceMinutes));
    } else if (once == Once.PER_VISIT && !meter.isFirst(part.period())) {
      meter.nothing(part, part.from(), new Reason.PaidBefore(place));
    } else {
      meter.line(fen, part.from(), part.until(), part.rule(), new Reason.PerVisit(place, fen));
    }
  }

  @Override
  public Price times(VehicleFactor vehicle) {
    return new FlatPrice(vehicle.of(fen), toleranceMinutes, once);
  }

  @Override
  public Stream<Fen> printed() {
    return Stream.of(fen);
  }
}
