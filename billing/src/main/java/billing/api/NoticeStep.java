package billing.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Something a person did with a price notice; it is kept for ever.
 *
 * @param version the notice's version from then on
 * @param note why, in the person's words; may be empty
 * @param document what was written, where it was changed
 */
public record NoticeStep(
    int version, Kind kind, String who, String note, Optional<String> document, Instant at) {

  /** What can be done with a notice. */
  public enum Kind {
    PROPOSED,
    EDITED,
    SUBMITTED,
    RETURNED,
    APPROVED,
    PUBLISHED,
    WITHDRAWN
  }
}
