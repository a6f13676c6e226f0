package billing.publishing;

import billing.tariffs.VehicleStay;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The stays that are stored, as simulations want them. */
public interface PastStays {
  /**
   * Which ones: charged, and neither waived nor another car's.
   *
   * @param lots where; a stay that was told before billing knew lots counts where its tariff is of
   *     the family
   * @param family the first part of the names of tariffs
   * @param tariffs the names of the tariffs by which they were priced
   * @param from entered then or later
   * @param until entered before
   */
  record Wanted(
      Set<String> lots, String family, Collection<String> tariffs, Instant from, Instant until) {}

  /**
   * A stay.
   *
   * @param tariff by which it was priced
   */
  record Past(String tariff, VehicleStay stay) {}

  /** How many there are. */
  Uni<Long> count(Wanted wanted);

  /**
   * Hands all of them on, some at a time, and waits for each time to be over. For a thread that may
   * wait, never one of the event loop.
   *
   * @param some says whether to go on
   */
  void forEach(Wanted wanted, Predicate<List<Past>> some);
}
