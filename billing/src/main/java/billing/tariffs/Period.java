package billing.tariffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;

/**
 * A part of every day with a price of its own: from {@code from} until just before {@code until},
 * across midnight when {@code until} is not the later one.
 */
record Period(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String nameZh,
    @JsonProperty(required = true) LocalTime from,
    @JsonProperty(required = true) LocalTime until,
    @JsonProperty(required = true) Price price) {

  boolean covers(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean ended = !time.isBefore(until);
    return from.isBefore(until) ? begun && !ended : begun || !ended;
  }
}
