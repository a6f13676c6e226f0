package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.database.Transactions;
import parking.database.Values;

/** What drivers wanted to pay at once. Whether it was paid is asked elsewhere. */
@ApplicationScoped
public class DriverPayments {
  private static final String PUT =
      """
      insert into driver_payment (driver_id, request_id, amount_fen, channel, stays, made_at)
      values ($1, $2, $3, $4, $5, $6) on conflict (driver_id, request_id) do nothing""";
  private static final String FIND =
      """
      select request_id, amount_fen, channel, stays, made_at from driver_payment
      where driver_id = $1 and request_id = $2""";

  private final Transactions transactions;

  DriverPayments(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A wish to pay.
   *
   * @param stays the visits that it is for
   */
  public record Wanted(UUID request, long amountFen, String channel, List<UUID> stays, Instant at) {
    private static Wanted of(Row row) {
      return new Wanted(
          row.getUUID("request_id"),
          row.getLong("amount_fen"),
          row.getString("channel"),
          Arrays.stream(row.getString("stays").split("\n")).map(UUID::fromString).toList(),
          Values.instant(row, "made_at"));
    }
  }

  public Uni<Void> put(UUID driver, Wanted it) {
    var stays = it.stays().stream().map(UUID::toString).collect(Collectors.joining("\n"));
    return transactions
        .single(PUT, Values.of(driver, it.request(), it.amountFen(), it.channel(), stays, it.at()))
        .replaceWithVoid();
  }

  public Uni<Optional<Wanted>> find(UUID driver, UUID request) {
    return transactions
        .single(FIND, Values.of(driver, request))
        .map(rows -> Values.first(rows, Wanted::of));
  }
}
