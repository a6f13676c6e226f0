package parking.passages;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.lots.Lot;

/** What comes of passages, decided in the transaction that stores them. */
public interface PassageFollower {
  /**
   * What came of a passage.
   *
   * @param verdict the code of what was made of it
   * @param session the session that it belongs to, if any
   */
  record Followed(String verdict, Optional<UUID> session) {}

  /**
   * Only one transaction at a time works on a lot.
   *
   * @param transaction the transaction in which the passages are stored
   * @param passages of this lot, in the order in which the cars were seen
   * @return what came of each, in the same order
   */
  Uni<List<Followed>> follow(SqlConnection transaction, Lot lot, List<Passage> passages);
}
