package billing.payments;

import billing.api.AccountId;
import billing.api.ChannelVehicle;
import billing.api.StayBegan;
import billing.database.SealedText;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** A visit as a gateway was told of it: whatever is corrected later, it stays as it was told. */
@Entity
@Table(name = "gateway_entry")
class EntryRow {
  private static final int MOST_TRIES = 20;
  private static final String SILENT = "SILENT";
  private static final String OF_STAY =
      "from EntryRow e where e.key.accountId = :account and e.key.stayId = :stay";

  /** A visit in an account's books, and the gateway that was told of it. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "stay_id") UUID stayId,
      String gateway)
      implements Serializable {
    static Key of(StayKey stay, String gateway) {
      return new Key(stay.accountId(), stay.stayId(), gateway);
    }

    StayKey stay() {
      return new StayKey(accountId, stayId);
    }
  }

  @EmbeddedId Key key;

  @Column(name = "entry_number")
  String entryNumber;

  @Convert(converter = SealedText.Identity.class)
  String identity;

  @Column(name = "plate_sealed")
  @Convert(converter = SealedText.Plate.class)
  String plate;

  String colour;

  String lot;

  @Column(name = "lot_name")
  String lotName;

  @Column(name = "entered_at")
  Instant enteredAt;

  @Column(name = "free_seconds")
  long freeSeconds;

  @Column(name = "entry_id")
  String entryId;

  @Column(name = "blocked_because")
  String blockedBecause;

  int tries;

  @Column(name = "next_at")
  Instant nextAt;

  static EntryRow of(StayBegan began, PayerRow payer, Duration freeFor) {
    var row = new EntryRow();
    row.key = Key.of(StayKey.of(began.account(), began.stay()), payer.gateway());
    row.entryNumber = Numbers.ofEntry(began.account());
    row.identity = payer.identity;
    row.plate = began.vehicle().plate();
    row.colour = began.vehicle().colour().name();
    row.lot = began.lot();
    row.lotName = began.lotName();
    row.enteredAt = began.entered();
    row.freeSeconds = freeFor.toSeconds();
    return row;
  }

  /** For another payer; another car is another entry, under another number. */
  void tellAnew(ChannelVehicle vehicle, PayerRow payer) {
    identity = payer.identity;
    if (!vehicle.equals(vehicle())) {
      entryNumber = Numbers.ofEntry(new AccountId(key.accountId()));
      plate = vehicle.plate();
      colour = vehicle.colour().name();
    }
  }

  /** The entry as the gateway is told of it, the same at every telling. */
  EntryNotice notice() {
    return new EntryNotice(
        key.stay().stay(),
        entryNumber,
        identity,
        vehicle(),
        Objects.requireNonNullElse(lot, ""),
        lotName,
        enteredAt,
        Duration.ofSeconds(freeSeconds));
  }

  /** Neither answered nor about to be told: what the gateway said of it was forgotten. */
  boolean isForgotten() {
    return entryId == null && blockedBecause == null && nextAt == null;
  }

  /** What gateways were told of a visit, and what they said. */
  static Uni<List<EntryRow>> listOf(Mutiny.Session tx, StayKey stay) {
    return tx.createQuery(OF_STAY, EntryRow.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getResultList();
  }

  /** What the gateway says of the entry. */
  void show(EntryReply reply) {
    if (reply instanceof EntryReply.Registered registered) {
      entryId = registered.entryId();
      blockedBecause = null;
      nextAt = null;
    } else if (reply instanceof EntryReply.Blocked blocked) {
      block(blocked.reason());
    } else if (tries >= MOST_TRIES) {
      block(SILENT);
    }
  }

  private void block(String reason) {
    entryId = null;
    blockedBecause = reason;
    nextAt = null;
  }

  boolean isBlocked() {
    return blockedBecause != null;
  }

  /** The car that the gateway would charge. */
  ChannelVehicle vehicle() {
    return new ChannelVehicle(plate, ChannelVehicle.PlateColour.valueOf(colour));
  }
}
