package parking.lots;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lets transactions on one lot follow one another, from whichever instance they come. */
public final class LotTurns {
  private static final String TAKE =
      "select 1 from lot_state where lot_id = $1 and zone = '' for update";

  private LotTurns() {}

  /** Waits until no other transaction works on the lot; held until the transaction's end. */
  public static Uni<Void> take(SqlConnection transaction, String lotId) {
    return transaction.preparedQuery(TAKE).execute(Tuple.of(lotId)).replaceWithVoid();
  }
}
