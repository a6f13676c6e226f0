package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.database.Values;

/** What drivers are told. The same thing is told once. */
@ApplicationScoped
public class Inbox {
  private static final String UNREAD =
      "select count(*) from driver_message where driver_id = $1 and read_at is null";
  private static final String LIST =
      """
      select message_id, kind, title_zh, title_en, body_zh, body_en, page, told_at, read_at
      from driver_message where driver_id = $1 and ($2::uuid is null or message_id < $2)
      order by message_id desc limit $3""";
  private static final String READ =
      """
      update driver_message set read_at = $3
      where driver_id = $1 and read_at is null and told_at <= $2""";
  private static final String PUT =
      """
      insert into driver_message (driver_id, message_id, cause, kind, title_zh, title_en, body_zh,
        body_en, page, told_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (driver_id, cause) do nothing""";

  private final Transactions transactions;

  Inbox(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A text in both languages. */
  public record Words(String zh, String en) {
    /** The one that is wanted. */
    public String in(String language) {
      return language.equals("en") ? en : zh;
    }
  }

  /**
   * Something to be told.
   *
   * @param cause what makes it one thing; the same again is not told again
   * @param page the page of the program that it opens
   */
  public record Message(String cause, String kind, Words title, Words body, String page) {}

  /** Something that was told. */
  public record Told(UUID id, Message message, Instant at, Optional<Instant> readAt) {}

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
        .map(rows -> Values.list(rows, Inbox::told));
  }

  private static Told told(Row row) {
    return new Told(
        row.getUUID("message_id"),
        new Message(
            "",
            row.getString("kind"),
            new Words(row.getString("title_zh"), row.getString("title_en")),
            new Words(row.getString("body_zh"), row.getString("body_en")),
            row.getString("page")),
        Values.instant(row, "told_at"),
        Values.findInstant(row, "read_at"));
  }

  /** The driver has read everything that was told until then. */
  public Uni<Void> read(UUID driver, Instant until, Instant now) {
    return transactions.single(READ, Values.of(driver, until, now)).replaceWithVoid();
  }

  /** Tells a driver something; answers whether it was news. */
  public Uni<Boolean> tell(UUID driver, Message it, Instant now) {
    return transactions
        .single(
            PUT,
            Values.of(
                driver,
                Ids.next(),
                it.cause(),
                it.kind(),
                it.title().zh(),
                it.title().en(),
                it.body().zh(),
                it.body().en(),
                it.page(),
                now))
        .map(rows -> rows.rowCount() == 1);
  }
}
