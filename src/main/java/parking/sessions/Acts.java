package parking.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;

/** What people did to sessions, for ever: acts are added and never changed. */
@ApplicationScoped
public class Acts {
  private static final String WRITE =
      """
      insert into session_act
        (lot_id, act_id, session_id, kind, who, why, before, after, acted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";
  private static final String OF_SESSION =
      """
      select kind, who, why, before, after, acted_at from session_act
      where lot_id = $1 and session_id = $2 order by acted_at, act_id limit 200""";

  private final Transactions transactions;
  private final ObjectMapper json;

  Acts(Transactions transactions, ObjectMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * Who does it and why.
   *
   * @param seconds how long the person looked at the case; 0 when nobody measured it
   */
  public record Author(String who, String why, int seconds) {}

  /**
   * An act as it is kept.
   *
   * @param kind what was done
   * @param before the session before as JSON; {@code null} in it when there was none
   * @param after the session afterwards
   */
  public record Act(
      String kind, String who, String why, String before, String after, Instant actedAt) {}

  /** Writes down what became of each session that changed, in the same transaction. */
  Uni<Void> write(SqlConnection tx, String lot, String kind, Author author, LotBook book) {
    var now = SessionColumns.time(book.time());
    var rows =
        book.listChanges().stream()
            .map(
                change ->
                    Tuple.of(lot, Ids.next(), change.after().session().visit().id(), kind)
                        .addString(author.who())
                        .addString(author.why())
                        .addString(change.before().map(this::text).orElse("null"))
                        .addString(text(change.after()))
                        .addOffsetDateTime(now))
            .toList();
    return tx.preparedQuery(WRITE).executeBatch(rows).replaceWithVoid();
  }

  private String text(Kept kept) {
    try {
      return json.writeValueAsString(SessionView.of(kept));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session can always be written", e);
    }
  }

  /** What was done to a session, oldest first. */
  public Uni<List<Act>> list(String lot, UUID session) {
    return transactions
        .direct(tx -> tx.preparedQuery(OF_SESSION).execute(Tuple.of(lot, session)))
        .map(
            rows -> {
              List<Act> acts = new ArrayList<>();
              rows.forEach(
                  row ->
                      acts.add(
                          new Act(
                              row.getString(0),
                              row.getString(1),
                              row.getString(2),
                              row.getString(3),
                              row.getString(4),
                              row.getOffsetDateTime(5).toInstant())));
              return acts;
            });
  }
}
