package parking.sessions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * A session as consoles show it; times are absent where nobody saw the car.
 *
 * @param id its name within the lot
 * @param car which car
 * @param lotId where
 * @param tariff the tariff that was in force at entry
 * @param is what it is, and why
 */
public record SessionView(
    UUID id,
    Car car,
    String lotId,
    String tariff,
    Status is,
    Optional<End> entry,
    Optional<End> exit) {

  /** A car by its plate. */
  public record Car(Plate plate, PlateColour colour) {}

  /**
   * What a session is.
   *
   * @param state the name of its state
   * @param reason the code of why it is in that state
   * @param cover the code of why it costs nothing, if so
   * @param note a person's words, if any
   * @param decidedBy the person who decided it last, if one did
   * @param revision how many accounts of it were sent to billing
   */
  public record Status(
      String state,
      String reason,
      Optional<String> cover,
      Optional<String> note,
      Optional<String> decidedBy,
      int revision) {}

  /**
   * One end of a visit.
   *
   * @param at when it was
   * @param passage the passage that proves it, unless a person said so
   * @param confidence in what was read there, 0 to 1
   * @param doubt the code of what is doubtful about it, if anything
   */
  public record End(Instant at, Optional<UUID> passage, float confidence, Optional<String> doubt) {}

  static SessionView of(Kept kept) {
    var session = kept.session();
    var visit = session.visit();
    return new SessionView(
        visit.id(),
        new Car(visit.plate(), visit.colour()),
        visit.lotId(),
        visit.tariff(),
        status(kept),
        session.findEntry().map(SessionView::end),
        session.findExit().map(SessionView::end));
  }

  private static Status status(Kept kept) {
    var session = kept.session();
    return new Status(
        SessionState.of(session).name(),
        session.reason().name(),
        session instanceof Session.Closed closed
            ? closed.cover().map(Cover::name)
            : Optional.empty(),
        session instanceof Session.Voided voided ? Optional.of(voided.note()) : Optional.empty(),
        kept.decidedBy(),
        kept.revision());
  }

  private static End end(Sighting seen) {
    return new End(seen.at(), seen.passage(), seen.confidence(), seen.doubt().map(Reason::name));
  }
}
