package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * One fee for the whole period, however long the car stays in it.
 *
 * @param fen the fee
 * @param toleranceMinutes a part of at most so many minutes is not charged
 */
record FlatPrice(
    @JsonProperty(required = true) Fen fen, @JsonProperty(required = true) int toleranceMinutes)
    implements Price {
  FlatPrice {
    if (toleranceMinutes < 0) {
      throw new IllegalArgumentException("tolerance_minutes is negative: " + toleranceMinutes);
    }
  }

  @Override
  public List<Rating.Line> linesFor(Part part, VehicleFactor vehicle) {
    if (part.minutes() <= toleranceMinutes) {
      return List.of(Price.tolerated(part, toleranceMinutes));
    }
    var fee = vehicle.of(fen);
    return List.of(
        new Rating.Line(
            fee,
            "%s: %s yuan per visit, %s".formatted(part.label(), fee.inYuan(), vehicle.name()),
            "%s：每次%s元，%s".formatted(part.labelZh(), fee.inYuan(), vehicle.nameZh())));
  }

  @Override
  public Stream<Fen> printed() {
    return Stream.of(fen);
  }
}
