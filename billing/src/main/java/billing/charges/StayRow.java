package billing.charges;

import billing.api.ChannelVehicle;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.TariffId;
import billing.database.SealedText;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** A visit as billing was told of it, and when its debt is to be collected. */
@Entity
@Table(name = "stay")
public class StayRow {
  @EmbeddedId StayKey key;

  @Column(name = "plate_hash")
  String plateHash;

  @Column(name = "plate_sealed")
  @Convert(converter = SealedText.Plate.class)
  String plate;

  String colour;

  String lot;

  @Column(name = "lot_name")
  String lotName;

  String tariff;

  @Column(name = "entered_at")
  Instant enteredAt;

  @Column(name = "left_at")
  Instant leftAt;

  @Column(name = "exit_device")
  String exitDevice;

  @Column(name = "collect_after")
  Instant collectAfter;

  String note;

  @Column(name = "asked_fen")
  Long askedFen;

  @Column(name = "chosen_gateway")
  String chosenGateway;

  @Column(name = "chosen_at")
  Instant chosenAt;

  /**
   * Reads a visit and locks it until the transaction's end. Whoever changes what is owed for a
   * visit holds its row first, so that each sees the other's postings.
   *
   * @return null when there is no such visit
   */
  public static Uni<StayRow> lock(Mutiny.Session tx, StayKey stay) {
    return tx.find(StayRow.class, stay, LockMode.PESSIMISTIC_WRITE);
  }

  /** Like {@link #lock}, but null, too, when somebody else is at work on the visit. */
  public static Uni<StayRow> lockIfFree(Mutiny.Session tx, StayKey stay) {
    return tx.find(StayRow.class, stay, LockMode.UPGRADE_SKIPLOCKED);
  }

  /**
   * The newest account of the stay is what the row says.
   *
   * @param hash of its plate
   */
  void show(StayEnded fact, String hash) {
    plateHash = hash;
    var begun = fact.begun();
    plate = begun.vehicle().plate();
    colour = begun.vehicle().colour().name();
    lot = begun.lot();
    lotName = begun.lotName();
    tariff = begun.tariff().value();
    enteredAt = begun.entered();
    leftAt = fact.left();
    exitDevice = fact.exitDevice();
  }

  /** The visit in the books of its account. */
  public StayKey key() {
    return key;
  }

  /** The facts of the entry. */
  public StayBegan began() {
    return new StayBegan(
        key.stay(),
        key.account(),
        new ChannelVehicle(plate, ChannelVehicle.PlateColour.valueOf(colour)),
        lot(),
        lotName,
        new TariffId(tariff),
        enteredAt);
  }

  /** The lot's id; empty for a visit told when billing did not know lots yet. */
  public String lot() {
    return Objects.requireNonNullElse(lot, "");
  }

  /** When the car left; null while it is inside. */
  public Instant leftAt() {
    return leftAt;
  }

  /** The camera at the exit; null while the car is inside. */
  public String exitDevice() {
    return exitDevice;
  }

  /** Why the debt is not collected, in words for an operator; null when there is nothing to say. */
  public String note() {
    return note;
  }

  /** From when on the debt is to be collected; null when nothing is to be done. */
  public Instant collectAfter() {
    return collectAfter;
  }

  /** The price that the driver is asked to confirm before anything is collected. */
  public Optional<Fen> asked() {
    return Optional.ofNullable(askedFen).map(Fen::fen);
  }

  /** Nothing is collected before the driver has said yes to the price. */
  public void ask(Fen price, String why) {
    rest(why);
    askedFen = price.count();
  }

  /** The debt is to be collected from a moment on. */
  public void collectFrom(Instant moment) {
    collectAfter = moment;
    askedFen = null;
  }

  /** What stood in the way is gone: the debt is to be collected from a moment on. */
  public void collectAnew(Instant moment) {
    collectFrom(moment);
    note = null;
  }

  /**
   * The driver has chosen who is asked first; what was refused there before counts no more. What
   * waits for the driver's yes still waits.
   */
  public void payFirstBy(String gateway, Instant moment) {
    chosenGateway = gateway;
    chosenAt = moment;
    if (askedFen == null) {
      collectAnew(moment);
    }
  }

  /** Whether the driver has chosen that this gateway is asked first. */
  public boolean isChosen(String gateway) {
    return gateway.equals(chosenGateway);
  }

  /** When the driver has chosen; null when nobody has. */
  public Instant chosenAt() {
    return chosenAt;
  }

  /** Nothing is to be collected for now. */
  public void rest(String why) {
    collectFrom(null);
    note = why;
  }
}
