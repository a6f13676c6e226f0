package parking.lots;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A lane in the lots file: its use alone, or its use and the zone it leads to. */
final class LaneEntry {
  @JsonProperty Lane.Use use;
  @JsonProperty String zone;

  LaneEntry() {}

  /** The short form: the use alone. */
  @JsonCreator
  LaneEntry(String use) {
    this.use = Lane.Use.valueOf(use.toUpperCase(Locale.ROOT));
  }
}
