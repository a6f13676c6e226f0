package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;
import parking.drivers.Message.Words;

/** Messages of drivers' inboxes that have yet to be handed to the channels outside. */
@ApplicationScoped
public class Outgoing {
  private static final String DUE =
      """
      select driver_id, message_id, kind, title_zh, title_en, body_zh, body_en, page, plate_sealed,
        lot_name, amount_fen, happened_at, by_sms, ends_at
      from driver_message where send_at <= $1 order by send_at limit $2""";
  private static final String LATER =
      """
      update driver_message set send_at = $3
      where driver_id = $1 and message_id = $2 and send_at is not null""";

  private final Transactions transactions;
  private final PersonalText personal;

  Outgoing(Transactions transactions, PersonalText personal) {
    this.transactions = transactions;
    this.personal = personal;
  }

  /**
   * A message that waits.
   *
   * @param isBySms whether a text message is worth it
   */
  public record Waiting(
      UUID driver, UUID id, String kind, Said said, Facts facts, boolean isBySms) {
    @Override
    public String toString() {
      return "Waiting[" + id + "]";
    }
  }

  /** What it says. */
  public record Said(Words title, Words body, String page) {}

  /** What it is about; of a message of an earlier release nothing is known. */
  public record Facts(
      Optional<String> plate,
      Optional<String> lot,
      Optional<Long> amountFen,
      Optional<Instant> at,
      Optional<Instant> until) {}

  /** Those that are due, the oldest first. */
  public Uni<List<Waiting>> list(Instant now, int most) {
    return transactions
        .single(DUE, Values.of(now, most))
        .map(rows -> Values.list(rows, this::waiting));
  }

  private Waiting waiting(Row row) {
    return new Waiting(
        row.getUUID("driver_id"),
        row.getUUID("message_id"),
        row.getString("kind"),
        new Said(words(row, "title"), words(row, "body"), row.getString("page")),
        new Facts(
            Optional.ofNullable(row.getString("plate_sealed")).map(personal::open),
            Optional.ofNullable(row.getString("lot_name")),
            Optional.ofNullable(row.getLong("amount_fen")),
            Values.findInstant(row, "happened_at"),
            Values.findInstant(row, "ends_at")),
        row.getBoolean("by_sms"));
  }

  private static Words words(Row row, String column) {
    return new Words(row.getString(column + "_zh"), row.getString(column + "_en"));
  }

  /** It was handed on, or is to stay in the inbox. */
  public Uni<Void> done(Waiting it) {
    return put(it, Optional.empty());
  }

  /** It is tried again then. */
  public Uni<Void> later(Waiting it, Instant at) {
    return put(it, Optional.of(at));
  }

  private Uni<Void> put(Waiting it, Optional<Instant> at) {
    return transactions.single(LATER, Values.of(it.driver(), it.id(), at)).replaceWithVoid();
  }
}
