package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Prices stays by a notice before it is published, and by what is in force. Whatever cannot be done
 * fails with {@link NoticeRefused}.
 */
public interface PriceSimulations {
  /** Which stays. */
  sealed interface Stays {
    /**
     * Those that are stored and began in a time, without those that a person or a permit made free.
     *
     * @param until just before it
     */
    record Stored(Instant from, Instant until) implements Stays {}

    /**
     * Those of a week that never was.
     *
     * @param count so many in each zone, from 1 to a million
     * @param seed the same one gives the same stays
     */
    record Synthetic(int count, long seed, LocalDate monday) implements Stays {}
  }

  /**
   * What to simulate.
   *
   * @param against the published tariff that each zone is compared with, and whose stays are
   *     priced, by the name of the zone; one that is not named is compared with the published
   *     tariff of its own name
   */
  record Asked(Stays stays, Map<String, TariffId> against) {}

  /** How far it has come. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /**
   * A simulation.
   *
   * @param version the version of the notice that is simulated
   * @param asked what was asked for, as JSON
   * @param done stays that are priced
   * @param total stays to be priced
   * @param outcome as docs/contracts/simulation.v1.schema.json has it when it is done; the reason
   *     when it has failed
   */
  record View(
      UUID id,
      UUID notice,
      int version,
      String asked,
      State state,
      long done,
      long total,
      Optional<String> outcome,
      String startedBy,
      Instant startedAt) {}

  /** Starts one; it runs on when this returns. */
  Uni<View> start(UUID notice, Asked asked, String who);

  /** One as it stands. */
  Uni<View> get(UUID notice, UUID simulation);

  /** Those of a notice, the newest first. */
  Uni<List<View>> list(UUID notice);

  /** Stops one that runs; one that is over stays as it is. */
  Uni<View> cancel(UUID notice, UUID simulation);
}
