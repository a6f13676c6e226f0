package billing.tariffs;

import billing.money.Fen;
import java.util.stream.Stream;

/** A time of day at which parking costs nothing. */
public record NoPrice() implements Price {
  @Override
  public void charge(Meter meter, Part part) {
    meter.nothing(part, part.from(), new Reason.FreeTime(meter.place(part)));
  }

  @Override
  public Price times(VehicleFactor vehicle) {
    return this;
  }

  @Override
  public Stream<Fen> printed() {
    return Stream.empty();
  }
}
