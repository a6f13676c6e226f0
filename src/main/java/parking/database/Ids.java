package parking.database;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** New names for things. They grow with time, so that what is new lies together in an index. */
public final class Ids {
  private Ids() {}

  /** A UUID of version 7 (RFC 9562). */
  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
