package parking.outbox;

import io.smallrye.mutiny.Uni;

/** Who takes facts. Facts may come twice. */
public interface FactReceiver {
  /**
   * @param kind the simple name of the fact's record
   * @param body the fact as JSON
   * @return completes when the fact is safely stored; fails with {@link IllegalArgumentException}
   *     when it will never be accepted, with anything else when it may be later
   */
  Uni<Void> take(String kind, String body);
}
