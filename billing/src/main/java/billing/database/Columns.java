package billing.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Values of native queries as the program knows them; null stays null. */
public final class Columns {
  private Columns() {}

  /** A timestamp. */
  public static Instant instant(Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }

  /** A UUID, which a query gives as text. */
  public static UUID uuid(Object value) {
    return value == null ? null : UUID.fromString((String) value);
  }
}
