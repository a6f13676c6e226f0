package parking.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

@Entity
@Table(name = "session")
class SessionRow {
  /** The states a row can be in; the record types say what each means. */
  enum State {
    OPEN,
    ENDED,
    REVIEW
  }

  @Id
  @Column(name = "session_id")
  UUID id;

  @Column(name = "lot_id")
  String lotId;

  String plate;
  String colour;
  String state;
  String reason;

  @Column(name = "entry_passage")
  UUID entryPassage;

  @Column(name = "exit_passage")
  UUID exitPassage;

  @Column(name = "entered_at")
  Instant enteredAt;

  @Column(name = "left_at")
  Instant leftAt;

  @Column(name = "entry_certain")
  boolean entryCertain;

  @Column(name = "exit_certain")
  boolean exitCertain;

  @Column(name = "changed_at")
  Instant changedAt;

  /** Makes the row say what the session is. */
  void show(Session session, String why, Instant now) {
    id = session.id();
    lotId = session.car().lotId();
    plate = session.car().plate().text();
    colour = session.car().colour().name();
    reason = why;
    changedAt = now;
    if (session instanceof Session.Open open) {
      show(State.OPEN, Optional.of(open.entry()), Optional.empty());
    } else if (session instanceof Session.Ended ended) {
      show(State.ENDED, Optional.of(ended.entry()), Optional.of(ended.exit()));
    } else if (session instanceof Session.Review review) {
      show(State.REVIEW, review.entry(), review.exit());
    }
  }

  private void show(State now, Optional<Sighting> entry, Optional<Sighting> exit) {
    state = now.name();
    entryPassage = entry.map(Sighting::passage).orElse(null);
    enteredAt = entry.map(Sighting::at).orElse(null);
    entryCertain = entry.map(Sighting::certain).orElse(false);
    exitPassage = exit.map(Sighting::passage).orElse(null);
    leftAt = exit.map(Sighting::at).orElse(null);
    exitCertain = exit.map(Sighting::certain).orElse(false);
  }

  /**
   * @throws IllegalStateException when the row is in another state
   */
  Session.Open open() {
    mustBe(State.OPEN);
    return new Session.Open(id, car(), entry());
  }

  /**
   * @throws IllegalStateException when the row is in another state
   */
  Session.Review review() {
    mustBe(State.REVIEW);
    return new Session.Review(
        id,
        car(),
        Optional.ofNullable(enteredAt).map(at -> entry()),
        Optional.ofNullable(leftAt).map(at -> new Sighting(exitPassage, at, exitCertain)),
        reason);
  }

  boolean isIn(State wanted) {
    return state.equals(wanted.name());
  }

  private void mustBe(State wanted) {
    if (!isIn(wanted)) {
      throw new IllegalStateException("session %s is %s, not %s".formatted(id, state, wanted));
    }
  }

  private Sighting entry() {
    return new Sighting(entryPassage, enteredAt, entryCertain);
  }

  private Session.Car car() {
    return new Session.Car(lotId, new Plate(plate), PlateColour.valueOf(colour));
  }
}
