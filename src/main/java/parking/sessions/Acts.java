package parking.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import parking.plates.PlateSeal;

/** What people did to sessions, for ever: acts are added and never changed. */
@ApplicationScoped
public class Acts {
  private static final String WRITE =
      """
      insert into session_act
        (lot_id, act_id, session_id, kind, who, why, before, before_plate_sealed, after,
        after_plate_sealed, acted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";
  private static final String OF_SESSION =
      """
      select kind, who, why, before, before_plate_sealed, after, after_plate_sealed, acted_at
      from session_act
      where lot_id = $1 and session_id = $2 order by acted_at, act_id limit 200""";

  private final Transactions transactions;
  private final ObjectMapper json;
  private final PlateSeal seal;

  Acts(Transactions transactions, ObjectMapper json, PlateSeal seal) {
    this.seal = seal;
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
                        .addString(change.before().map(this::sealed).orElse(null))
                        .addString(text(change.after()))
                        .addString(sealed(change.after()))
                        .addOffsetDateTime(now))
            .toList();
    return tx.preparedQuery(WRITE).executeBatch(rows).replaceWithVoid();
  }

  /** The plate stands in it as its hash, so that two can be compared and none can be read. */
  private String text(Kept kept) {
    try {
      var tree = json.valueToTree(SessionView.of(kept));
      ((ObjectNode) tree.at("/car/plate")).put("text", seal.hash(plate(kept)));
      return json.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session can always be written", e);
    }
  }

  private String sealed(Kept kept) {
    return seal.seal(plate(kept));
  }

  private static String plate(Kept kept) {
    return kept.session().visit().plate().text();
  }

  /** With the plate in it again. */
  private String opened(String text, String sealed) {
    if (sealed == null) {
      return text;
    }
    try {
      var tree = json.readTree(text);
      ((ObjectNode) tree.at("/car/plate")).put("text", seal.open(sealed));
      return json.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an act holds what is no JSON", e);
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
                              opened(row.getString(3), row.getString(4)),
                              opened(row.getString(5), row.getString(6)),
                              row.getOffsetDateTime(7).toInstant())));
              return acts;
            });
  }
}
