package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.database.Values;
import parking.drivers.Message.Words;

/**
 * What drivers are told. The same thing is told once; what a driver does not want to be told, and
 * whoever has withdrawn their consent or was erased, is not told at all.
 */
@ApplicationScoped
public class Inbox {
  private static final String UNREAD =
      "select count(*) from driver_message where driver_id = $1 and read_at is null";
  private static final String LIST =
      """
      select message_id, kind, title_zh, title_en, body_zh, body_en, page, plate_sealed, told_at,
        read_at
      from driver_message where driver_id = $1 and ($2::uuid is null or message_id < $2)
      order by message_id desc limit $3""";
  private static final String READ =
      """
      update driver_message set read_at = $3
      where driver_id = $1 and read_at is null and told_at <= $2""";
  private static final String PUT =
      """
      insert into driver_message (driver_id, message_id, cause, kind, title_zh, title_en, body_zh,
        body_en, page, told_at, plate_sealed, lot_name, amount_fen, happened_at, by_sms, send_at,
        ends_at)
      select $1::uuid, $2::uuid, $3::varchar, $4::varchar, $5::varchar, $6::varchar, $7::varchar,
        $8::varchar, $9::varchar, $10::timestamptz, $11::varchar, $12::varchar, $13::bigint,
        $14::timestamptz, $15::boolean, $16::timestamptz, $17::timestamptz
      where exists (select from driver where driver_id = $1 and erased_at is null)
        and 'GIVEN' = (select act from driver_consent where driver_id = $1
          order by acted_at desc, consent_id desc limit 1)
        and not exists (select from driver_notification
          where driver_id = $1 and $4 = any(string_to_array(kinds_off, E'\\n')))
      on conflict (driver_id, cause) do nothing""";

  private final Transactions transactions;
  private final PersonalText personal;
  private final InstantSource time;

  Inbox(Transactions transactions, PersonalText personal, InstantSource time) {
    this.transactions = transactions;
    this.personal = personal;
    this.time = time;
  }

  /** Something that was told. */
  public record Told(
      UUID id,
      String kind,
      Words title,
      Words body,
      String page,
      Instant at,
      Optional<Instant> readAt) {}

  public Uni<Long> countUnread(UUID driver) {
    return transactions
        .single(UNREAD, Values.of(driver))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /**
   * What a driver was told, the newest first.
   *
   * @param before the last one of the page before; empty for the first page
   */
  public Uni<List<Told>> list(UUID driver, Optional<UUID> before, int most) {
    return transactions
        .single(LIST, Values.of(driver, before, most))
        .map(rows -> Values.list(rows, this::told));
  }

  private Told told(Row row) {
    var sealed = row.getString("plate_sealed");
    var plate = sealed == null ? "" : personal.open(sealed);
    return new Told(
        row.getUUID("message_id"),
        row.getString("kind"),
        words(row, "title", plate),
        words(row, "body", plate),
        row.getString("page"),
        Values.instant(row, "told_at"),
        Values.findInstant(row, "read_at"));
  }

  private static Words words(Row row, String column, String plate) {
    return new Words(
        row.getString(column + "_zh").replace("{plate}", plate),
        row.getString(column + "_en").replace("{plate}", plate));
  }

  /** The driver has read everything that was told until then. */
  public Uni<Void> read(UUID driver, Instant until, Instant now) {
    return transactions.single(READ, Values.of(driver, until, now)).replaceWithVoid();
  }

  /** Tells a driver something, once. */
  public Uni<Void> tell(UUID driver, Message it) {
    return transactions.single(PUT, values(driver, it)).replaceWithVoid();
  }

  /** The same within the transaction in which it happens. */
  Uni<Void> tell(SqlConnection tx, UUID driver, Message it) {
    return tx.preparedQuery(PUT).execute(values(driver, it)).replaceWithVoid();
  }

  private Tuple values(UUID driver, Message it) {
    var now = time.instant();
    var about = it.about();
    return Values.of(
        driver,
        Ids.next(),
        it.cause(),
        it.kind().name(),
        it.said().title().zh(),
        it.said().title().en(),
        it.said().body().zh(),
        it.said().body().en(),
        it.page(),
        now,
        about.plate().map(plate -> personal.seal(plate.text())),
        about.lot(),
        about.amountFen(),
        about.at(),
        it.goesBySms(),
        it.kind().leavesInbox() ? Optional.of(now) : Optional.empty(),
        about.until());
  }
}
