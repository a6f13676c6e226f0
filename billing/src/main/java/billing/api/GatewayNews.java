package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What gateways announced and nobody can make sense of without looking. */
public interface GatewayNews {
  /** True notifications that name a number we did not give out, or contradict what we know. */
  Uni<List<Doubtful>> listDoubtful(Instant since);

  /**
   * A notification that a person has to look at.
   *
   * @param id the gateway's own number of the notification
   * @param about what it speaks of, for example {@code order Paid}
   * @param number of the order, refund or entry that it names
   * @param words what is wrong with it
   */
  record Doubtful(
      String gateway,
      String id,
      String about,
      Optional<String> number,
      String words,
      Instant receivedAt) {}
}
