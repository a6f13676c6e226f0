package parking.drivers;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;
import parking.outbox.Outbox;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** Accounts: one for every plate that was ever seen or bound, claimed or not. */
@ApplicationScoped
public class Drivers {
  private static final String MAKE =
      """
      insert into account (account_id, plate, colour, first_seen_at)
      values (:id, :plate, :colour, :now) on conflict (plate) do nothing""";

  private final Transactions database;
  private final Outbox outbox;
  private final InstantSource time;

  Drivers(Transactions database, Outbox outbox, InstantSource time) {
    this.database = database;
    this.outbox = outbox;
    this.time = time;
  }

  /** The account that answers for a plate; a plate seen for the first time gets one. */
  public Uni<UUID> accountOf(Plate plate, PlateColour colour) {
    return database.inOne(tx -> getAccount(tx, plate, colour).map(row -> row.id));
  }

  /** The account of a plate, if the plate was ever seen or bound. */
  public Uni<Optional<UUID>> findAccount(Plate plate) {
    return database.inOne(
        session ->
            find(session, plate).map(row -> Optional.ofNullable(row).map(found -> found.id)));
  }

  /**
   * Binds a plate to a WeChat payer, who pays for the plate's debts, too.
   *
   * @param openId the payer within the merchant's app
   */
  public Uni<UUID> bind(Plate plate, PlateColour colour, String openId) {
    return database.inOne(
        tx -> getAccount(tx, plate, colour).chain(row -> bind(tx, row, colour, openId)));
  }

  private Uni<UUID> bind(Mutiny.Session tx, AccountRow row, PlateColour colour, String openId) {
    if (openId.equals(row.weChatOpenId)) {
      return Uni.createFrom().item(row.id);
    }
    row.weChatOpenId = openId;
    row.colour = colour.name();
    row.boundAt = time.instant();
    return outbox
        .write(tx, new PlateBound(row.id, openId, row.plate, row.colour))
        .replaceWith(row.id);
  }

  private Uni<AccountRow> getAccount(Mutiny.Session tx, Plate plate, PlateColour colour) {
    Instant now = time.instant();
    return tx.createNativeQuery(MAKE)
        .setParameter("id", UUID.randomUUID())
        .setParameter("plate", plate.text())
        .setParameter("colour", colour.name())
        .setParameter("now", now)
        .executeUpdate()
        .chain(() -> find(tx, plate));
  }

  private static Uni<AccountRow> find(Mutiny.Session session, Plate plate) {
    return session
        .createQuery("from AccountRow where plate = :plate", AccountRow.class)
        .setParameter("plate", plate.text())
        .getSingleResultOrNull();
  }
}
