package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;
import parking.outbox.Outbox;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** Accounts: one for every plate that was ever charged or bound, claimed or not. */
@ApplicationScoped
public class Drivers {
  private static final String FIND = "select account_id from account where plate_hash = $1";
  private static final String MAKE =
      """
      insert into account
        (account_id, plate_hash, plate_sealed, colour, payers, first_seen_at)
      values (:id, :hash, :sealed, :colour, '', :now) on conflict (plate_hash) do nothing""";

  private final Transactions transactions;
  private final Outbox outbox;
  private final AccountSeal seal;
  private final InstantSource time;

  Drivers(Transactions transactions, Outbox outbox, AccountSeal seal, InstantSource time) {
    this.seal = seal;
    this.transactions = transactions;
    this.outbox = outbox;
    this.time = time;
  }

  /** The account that answers for a plate; a plate seen for the first time gets one. */
  public Uni<UUID> getAccount(Plate plate, PlateColour colour) {
    return transactions
        .single(FIND, Tuple.of(seal.hash(plate)))
        .chain(
            rows ->
                rows.iterator().hasNext()
                    ? Uni.createFrom().item(rows.iterator().next().getUUID(0))
                    : transactions.inOne(tx -> getRow(tx, plate, colour).map(row -> row.id)));
  }

  /** The account of a plate, if the plate was ever charged or bound. */
  public Uni<Optional<UUID>> findAccount(Plate plate) {
    return transactions.inOne(tx -> find(tx, plate).map(row -> row.map(found -> found.id)));
  }

  /** Whether somebody pays for an account. */
  public Uni<Boolean> isBound(UUID account) {
    return transactions.inOne(
        tx ->
            tx.find(AccountRow.class, account)
                .map(row -> row != null && row.payers != null && !row.payers.isBlank()));
  }

  /**
   * Binds a plate to those who pay for it, who pay what the plate owes already, too. Binding the
   * same payers in the same order again changes nothing.
   *
   * @param payers in the order in which they are asked, each gateway at most once
   */
  public Uni<UUID> bind(Plate plate, PlateColour colour, List<Payer> payers) {
    return bind(plate, colour, new Paying(payers, Optional.empty()));
  }

  /**
   * Who pays for a plate.
   *
   * @param askAboveFen above which price of a visit the driver wants to be asked; empty for none
   */
  record Paying(List<Payer> payers, Optional<Long> askAboveFen) {}

  /** The same for a driver who may want to be asked. */
  Uni<UUID> bind(Plate plate, PlateColour colour, Paying paying) {
    return transactions.inOne(
        tx ->
            Transactions.lock(tx, "account/" + plate.text())
                .chain(() -> getRow(tx, plate, colour))
                .chain(row -> bind(tx, row, colour, paying)));
  }

  private Uni<UUID> bind(Mutiny.Session tx, AccountRow row, PlateColour colour, Paying paying) {
    var text = Payer.text(paying.payers());
    var isAskedAlike = Optional.ofNullable(row.askAboveFen).equals(paying.askAboveFen());
    if (text.equals(seal.openPayers(row.payers)) && isAskedAlike) {
      return Uni.createFrom().item(row.id);
    }
    row.payers = seal.payers(text);
    row.askAboveFen = paying.askAboveFen().orElse(null);
    row.colour = colour.name();
    row.boundAt = time.instant();
    var plate = seal.openPlate(row.plateSealed);
    var fact = new PlateBound(row.id, paying.payers(), plate, row.colour, row.askAboveFen);
    return outbox.write(tx, row.id.toString(), fact).replaceWith(row.id);
  }

  private Uni<AccountRow> getRow(Mutiny.Session tx, Plate plate, PlateColour colour) {
    return tx.createNativeQuery(MAKE)
        .setParameter("id", UUID.randomUUID())
        .setParameter("hash", seal.hash(plate))
        .setParameter("sealed", seal.plate(plate))
        .setParameter("colour", colour.name())
        .setParameter("now", time.instant())
        .executeUpdate()
        .chain(() -> find(tx, plate))
        .map(Optional::orElseThrow);
  }

  private Uni<Optional<AccountRow>> find(Mutiny.Session session, Plate plate) {
    return session
        .createQuery("from AccountRow where plateHash = :hash", AccountRow.class)
        .setParameter("hash", seal.hash(plate))
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }
}
