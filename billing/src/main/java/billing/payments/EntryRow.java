package billing.payments;

import billing.api.ChannelVehicle;
import billing.api.StayBegan;
import billing.gateways.EntryNotice;
import billing.ledger.StayKey;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A visit as a gateway was told of it: whatever is corrected later, it stays as it was told. */
@Entity
@Table(name = "gateway_entry")
class EntryRow {
  @EmbeddedId StayKey key;

  @Column(name = "entry_number")
  String entryNumber;

  String gateway;
  String identity;
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
    row.key = StayKey.of(began.account(), began.stay());
    row.entryNumber = Numbers.ofEntry(began.account());
    row.gateway = payer.gateway;
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
    gateway = payer.gateway;
    identity = payer.identity;
    if (!vehicle.equals(vehicle())) {
      entryNumber = Numbers.ofEntry(key.account());
      plate = vehicle.plate();
      colour = vehicle.colour().name();
    }
  }

  /** The entry as the gateway is told of it, the same at every telling. */
  EntryNotice notice() {
    return new EntryNotice(
        key.stay(),
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

  /** The car that the gateway would charge. */
  ChannelVehicle vehicle() {
    return new ChannelVehicle(plate, ChannelVehicle.PlateColour.valueOf(colour));
  }
}
