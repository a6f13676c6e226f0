package parking.sharing;

import java.util.Optional;
import java.util.UUID;

/**
 * A place around a lot, beside whose price the lot's is looked at.
 *
 * @param metres how far away it is
 * @param isOnFoot whether that is the way people walk; otherwise it is as the crow flies
 * @param isGovernment whether the government sets its price; empty where its notice says that
 * @param by who wrote it down
 */
public record Around(
    UUID id, Place place, int metres, boolean isOnFoot, Optional<Boolean> isGovernment, By by) {

  /** Where it is. */
  public sealed interface Place {
    /** A lot of the lots file. */
    record Inside(String lot) implements Place {}

    /**
     * A place that this service does not run.
     *
     * @param tariff the published tariff that is charged there
     */
    record Outside(String name, String tariff) implements Place {}
  }
}
