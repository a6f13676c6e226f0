package parking.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;

/** Facts that wait, in order, to be handed on. */
@ApplicationScoped
public class Outbox {
  private static final int MOST_SHOWN = 20;
  private static final String WRITE =
      """
      insert into outbox (origin, written_at, subject, kind, body)
      select $1, $2, * from unnest($3::varchar[], $4::varchar[], $5::varchar[])""";
  private static final String WRITE_ONE =
      """
      insert into outbox (origin, written_at, subject, kind, body)
      values (:origin, :now, :subject, :kind, :body)""";
  private static final String SET_ASIDE =
      """
      select fact_id, kind, set_aside_because, written_at from outbox
      where set_aside_because is not null order by fact_id desc limit $1""";
  private static final String COUNT = "select count(*) from outbox where set_aside_because is null";

  private final Transactions transactions;
  private final ObjectMapper json;
  private final FactSeal seal;
  private final InstantSource time;

  Outbox(Transactions transactions, ObjectMapper json, FactSeal seal, InstantSource time) {
    this.seal = seal;
    this.transactions = transactions;
    this.json = json;
    this.time = time;
  }

  /**
   * Something that has come true.
   *
   * @param subject what it is about; facts of one subject are handed on in their order; it is kept
   *     as it is given, so a plate is given as its hash
   * @param body a record; its simple name is the kind, its JSON what is kept
   */
  public record Fact(String subject, Record body) {}

  /**
   * Writes facts down in the transaction that made them true.
   *
   * @param origin the lot they come from
   */
  public Uni<Void> write(SqlConnection transaction, String origin, List<Fact> facts) {
    if (facts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var values =
        Tuple.of(origin, time.instant().atOffset(ZoneOffset.UTC))
            .addArrayOfString(facts.stream().map(Fact::subject).toArray(String[]::new))
            .addArrayOfString(facts.stream().map(fact -> kind(fact.body())).toArray(String[]::new))
            .addArrayOfString(facts.stream().map(fact -> body(fact.body())).toArray(String[]::new));
    return transaction.preparedQuery(WRITE).execute(values).replaceWithVoid();
  }

  /**
   * Writes a fact about one account down.
   *
   * @param account what it comes from and what it is about
   */
  public Uni<Void> write(Mutiny.Session transaction, String account, Record fact) {
    return transaction
        .createNativeQuery(WRITE_ONE)
        .setParameter("origin", account)
        .setParameter("now", time.instant())
        .setParameter("subject", account)
        .setParameter("kind", kind(fact))
        .setParameter("body", body(fact))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String kind(Record fact) {
    return fact.getClass().getSimpleName();
  }

  private String body(Record fact) {
    try {
      return seal.seal(json.writeValueAsString(fact));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a fact must be a plain record: " + kind(fact), e);
    }
  }

  /** A fact that was refused for good. */
  public record SetAside(long id, String kind, String reason, Instant writtenAt) {}

  /** The newest facts that were refused for good; a person has to look at them. */
  public Uni<List<SetAside>> listSetAside() {
    return transactions
        .direct(tx -> tx.preparedQuery(SET_ASIDE).execute(Tuple.of(MOST_SHOWN)))
        .map(
            rows -> {
              List<SetAside> aside = new ArrayList<>();
              rows.forEach(
                  row ->
                      aside.add(
                          new SetAside(
                              row.getLong(0),
                              row.getString(1),
                              row.getString(2),
                              row.getOffsetDateTime(3).toInstant())));
              return aside;
            });
  }

  /** How many facts wait to be handed on. */
  public Uni<Long> countWaiting() {
    return transactions
        .direct(tx -> tx.preparedQuery(COUNT).execute())
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
