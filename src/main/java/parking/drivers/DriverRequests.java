package parking.drivers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import parking.database.Transactions;
import parking.database.Values;
import parking.problems.Problem;

/**
 * What drivers have asked for under names of their own: the same again gets the first answer again.
 * What was refused may be asked for anew.
 */
@ApplicationScoped
public class DriverRequests {
  /** After so long without an answer whoever was at work has gone, and the work is done again. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String PUT =
      """
      insert into driver_request (driver_id, request_id, door, fingerprint, made_at)
      values ($1, $2, $3, $4, $5) on conflict (driver_id, request_id) do nothing""";
  private static final String FIND =
      """
      select door, fingerprint, answer_sealed, made_at from driver_request
      where driver_id = $1 and request_id = $2""";
  private static final String TAKE_OVER =
      """
      update driver_request set made_at = $3
      where driver_id = $1 and request_id = $2 and answer_sealed is null and made_at = $4""";
  private static final String ANSWER =
      "update driver_request set answer_sealed = $3 where driver_id = $1 and request_id = $2";
  private static final String FORGET =
      """
      delete from driver_request
      where driver_id = $1 and request_id = $2 and answer_sealed is null""";

  private final Transactions transactions;
  private final PersonalText personal;
  private final ObjectMapper json;
  private final InstantSource time;

  DriverRequests(
      Transactions transactions, PersonalText personal, ObjectMapper json, InstantSource time) {
    this.transactions = transactions;
    this.personal = personal;
    this.json = json;
    this.time = time;
  }

  /**
   * A request.
   *
   * @param door what is asked for
   * @param body all that is asked, to tell whether it is the same again
   */
  public record Asked(UUID driver, UUID id, String door, Object body) {
    public Asked {
      if (id == null) {
        throw Problem.malformed("requestId: a UUID that the caller makes, is needed.");
      }
    }
  }

  /** Does the work once; fails with a {@link Problem} when the name was used for another wish. */
  public <T> Uni<T> once(Asked asked, Class<T> type, Supplier<Uni<T>> work) {
    var print = Tokens.hash(asked.door() + "\n" + written(asked.body()));
    return transactions
        .single(PUT, Values.of(asked.driver(), asked.id(), asked.door(), print, time.instant()))
        .chain(rows -> rows.rowCount() == 1 ? work(asked, work) : again(asked, print, type, work));
  }

  private <T> Uni<T> work(Asked asked, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .call(answer -> keep(asked, answer))
        .onFailure()
        .call(() -> transactions.single(FORGET, Values.of(asked.driver(), asked.id())));
  }

  private <T> Uni<Void> keep(Asked asked, T answer) {
    return transactions
        .single(ANSWER, Values.of(asked.driver(), asked.id(), personal.seal(written(answer))))
        .replaceWithVoid();
  }

  private <T> Uni<T> again(Asked asked, String print, Class<T> type, Supplier<Uni<T>> work) {
    return transactions
        .single(FIND, Values.of(asked.driver(), asked.id()))
        .map(rows -> Values.first(rows, row -> row).orElseThrow(DriverRequests::underWay))
        .chain(
            row -> {
              if (!row.getString("fingerprint").equals(print)) {
                throw Problem.conflict(
                    "request-misused", "This requestId was used for another wish. Make a new one.");
              }
              var answer = row.getString("answer_sealed");
              return answer == null
                  ? takeOver(asked, row, work)
                  : Uni.createFrom().item(read(personal.open(answer), type));
            });
  }

  private <T> Uni<T> takeOver(Asked asked, Row row, Supplier<Uni<T>> work) {
    Instant since = Values.instant(row, "made_at");
    if (time.instant().isBefore(since.plus(PATIENCE))) {
      throw underWay();
    }
    return transactions
        .single(TAKE_OVER, Values.of(asked.driver(), asked.id(), time.instant(), since))
        .chain(
            rows -> {
              if (rows.rowCount() == 0) {
                throw underWay();
              }
              return work(asked, work);
            });
  }

  private static Problem underWay() {
    return Problem.busy(
        "The same request is being worked on. Ask again in a moment.", Duration.ofSeconds(2));
  }

  private String written(Object thing) {
    try {
      return json.writeValueAsString(thing);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that is no JSON", e);
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that was kept is no JSON any more", e);
    }
  }
}
