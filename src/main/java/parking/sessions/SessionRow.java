package parking.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** A session as it is kept; the record types of {@link Session} say what each state means. */
@Entity
@Table(name = "session")
class SessionRow {
  @Id
  @Column(name = "session_id")
  UUID id;

  @Column(name = "lot_id")
  String lotId;

  String tariff;
  String plate;
  String colour;
  String state;
  String reason;
  String note;

  @Column(name = "entry_passage")
  UUID entryPassage;

  @Column(name = "entry_device")
  String entryDevice;

  @Column(name = "entry_doubt")
  String entryDoubt;

  @Column(name = "entered_at")
  Instant enteredAt;

  @Column(name = "exit_passage")
  UUID exitPassage;

  @Column(name = "exit_device")
  String exitDevice;

  @Column(name = "exit_doubt")
  String exitDoubt;

  @Column(name = "left_at")
  Instant leftAt;

  @Column(name = "changed_at")
  Instant changedAt;

  @Version int version;

  /** Makes the row say what the session is. */
  void show(Session session, Reason why, Instant now) {
    id = session.visit().id();
    lotId = session.visit().lotId();
    tariff = session.visit().tariff();
    plate = session.visit().plate().text();
    colour = session.visit().colour().name();
    state = SessionState.of(session).name();
    reason = why.name();
    note = session instanceof Session.Voided voided ? voided.note() : null;
    changedAt = now;
    showEntry(session.findEntry());
    showExit(session.findExit());
  }

  private void showEntry(Optional<Sighting> entry) {
    entryPassage = entry.map(Sighting::passage).orElse(null);
    entryDevice = entry.map(Sighting::device).orElse(null);
    entryDoubt = entry.flatMap(Sighting::doubt).map(Reason::name).orElse(null);
    enteredAt = entry.map(Sighting::at).orElse(null);
  }

  private void showExit(Optional<Sighting> exit) {
    exitPassage = exit.map(Sighting::passage).orElse(null);
    exitDevice = exit.map(Sighting::device).orElse(null);
    exitDoubt = exit.flatMap(Sighting::doubt).map(Reason::name).orElse(null);
    leftAt = exit.map(Sighting::at).orElse(null);
  }

  Session session() {
    return switch (SessionState.valueOf(state)) {
      case OPEN -> new Session.Open(visit(), entry().orElseThrow());
      case CLOSED -> new Session.Closed(visit(), entry().orElseThrow(), exit().orElseThrow());
      case AWAITING_REVIEW ->
          new Session.AwaitingReview(
              visit(), entry().orElseThrow(), exit(), Reason.valueOf(reason));
      case ORPHAN_EXIT ->
          new Session.OrphanExit(visit(), exit().orElseThrow(), Reason.valueOf(reason));
      case VOIDED -> new Session.Voided(visit(), entry(), exit(), note);
    };
  }

  private Visit visit() {
    return new Visit(id, lotId, tariff, new Plate(plate), PlateColour.valueOf(colour));
  }

  private Optional<Sighting> entry() {
    return Optional.ofNullable(enteredAt)
        .map(at -> new Sighting(entryPassage, entryDevice, at, doubt(entryDoubt)));
  }

  private Optional<Sighting> exit() {
    return Optional.ofNullable(leftAt)
        .map(at -> new Sighting(exitPassage, exitDevice, at, doubt(exitDoubt)));
  }

  private static Optional<Reason> doubt(String name) {
    return Optional.ofNullable(name).map(Reason::valueOf);
  }
}
