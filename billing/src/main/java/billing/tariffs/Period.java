package billing.tariffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;

/**
 * A part of the day with a price of its own: from {@code from} until just before {@code until},
 * across midnight when {@code until} is not the later one, the whole day when both are the same.
 */
public record Period(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String nameZh,
    @JsonProperty(required = true) LocalTime from,
    @JsonProperty(required = true) LocalTime until,
    @JsonProperty(required = true) Price price) {

  public Period {
    if (from.getSecond() != 0 || until.getSecond() != 0) {
      throw new IllegalArgumentException("'%s' must change at a full minute".formatted(name));
    }
  }

  boolean covers(int secondOfDay) {
    int first = from.toSecondOfDay();
    int end = until.toSecondOfDay();
    return first < end
        ? secondOfDay >= first && secondOfDay < end
        : secondOfDay >= first || secondOfDay < end;
  }

  /**
   * When it ends on the date on which the clock shows a time within it, at midnight at the latest.
   */
  int endsAfter(int secondOfDay) {
    int end = until.toSecondOfDay();
    return end > secondOfDay ? end : WallClock.DAY;
  }

  /** For a class of vehicles that pays another price than the printed one. */
  Period priced(VehicleFactor vehicle) {
    return new Period(name, nameZh, from, until, price.times(vehicle));
  }
}
