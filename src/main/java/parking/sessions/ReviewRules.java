package parking.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import parking.problems.Problem;

/** What a person's decision makes of sessions. Pure; fails with a {@link Problem}. */
final class ReviewRules {
  private final LotBook book;
  private final Supplier<UUID> ids;
  private final String note;

  /**
   * @param ids names for further sessions
   * @param note the person's words
   */
  ReviewRules(LotBook book, Supplier<UUID> ids, String note) {
    this.book = book;
    this.ids = ids;
    this.note = note;
  }

  /** The sessions that become other ones, in order. */
  List<Session> decide(UUID id, Correction correction) {
    var session = get(id);
    if (correction instanceof Correction.Confirm) {
      return List.of(confirmed(session));
    }
    if (correction instanceof Correction.Dismiss) {
      return List.of(dismissed(session));
    }
    if (correction instanceof Correction.Edit edit) {
      return List.of(edited(session, edit));
    }
    if (correction instanceof Correction.EndUnseen unseen) {
      return List.of(endedUnseen(session, unseen.leftAt()));
    }
    if (correction instanceof Correction.Join join) {
      return joined(session, get(join.other()));
    }
    return split(session, (Correction.Split) correction);
  }

  private Session get(UUID id) {
    return book.find(id)
        .map(Kept::session)
        .orElseThrow(
            () -> Problem.unknown("unknown-session", "No session of this lot is " + id + "."));
  }

  private static Session confirmed(Session session) {
    if (session instanceof Session.AwaitingReview review) {
      return review.confirm(Optional.empty());
    }
    if (session instanceof Session.OrphanExit || session instanceof Session.Lapsed) {
      throw Problem.conflict(
          "half-a-visit",
          """
          Session %s has only one end and cannot be charged. Join it with the other end, give the \
          missing time, or dismiss it."""
              .formatted(session.visit().id()));
    }
    throw decided(session);
  }

  private Session dismissed(Session session) {
    if (session instanceof Session.Voided) {
      throw decided(session);
    }
    return Session.Voided.of(session, Reason.DISMISSED, note);
  }

  private static Problem decided(Session session) {
    return Problem.conflict(
        "already-decided",
        "Session %s is %s and does not wait for a person."
            .formatted(session.visit().id(), SessionState.of(session)));
  }

  private Session edited(Session session, Correction.Edit edit) {
    var visit =
        edit.car()
            .map(car -> session.visit().of(car.plate(), car.colour()))
            .orElse(session.visit());
    var entry = given(session.findEntry(), edit.enteredAt());
    var exit = given(session.findExit(), edit.leftAt());
    if (session instanceof Session.Open open && exit.isEmpty()) {
      mustBeAlone(visit, open);
      return new Session.Open(
          visit, entry.orElseThrow(), open.seenAt(), open.zone(), Reason.CORRECTED);
    }
    if (entry.isEmpty()) {
      return new Session.OrphanExit(visit, exit.orElseThrow(), Reason.CORRECTED);
    }
    if (exit.isEmpty()) {
      return new Session.Lapsed(visit, entry.get(), Reason.CORRECTED);
    }
    return closed(visit, entry.get(), exit.get());
  }

  private Session endedUnseen(Session session, Instant leftAt) {
    if (!(session instanceof Session.Lapsed lapsed)) {
      throw Problem.conflict(
          "end-not-missed",
          "Session %s is %s: it is not one whose end nobody saw."
              .formatted(session.visit().id(), SessionState.of(session)));
    }
    var entered = lapsed.entry().at();
    book.history(session.visit().plate().text()).permits().stream()
        .filter(permit -> permit.kind().isFree() && permit.isValid(entered, leftAt))
        .findFirst()
        .ifPresent(
            permit -> {
              throw Problem.conflict(
                  "covered", "Permit %s makes this visit free. Dismiss it.".formatted(permit.id()));
            });
    return closed(session.visit(), lapsed.entry().confirmed(), Sighting.byHand(leftAt));
  }

  private static Optional<Sighting> given(Optional<Sighting> seen, Optional<Instant> time) {
    return time.map(at -> seen.map(it -> it.at(at)).orElseGet(() -> Sighting.byHand(at)))
        .or(() -> seen)
        .map(Sighting::confirmed);
  }

  /** The database would refuse a second open session of the same plate; this says it in words. */
  private void mustBeAlone(Visit visit, Session.Open open) {
    book.history(visit.plate().text())
        .open()
        .filter(other -> !other.visit().id().equals(open.visit().id()))
        .ifPresent(
            other -> {
              throw Problem.conflict(
                  "already-inside",
                  "A car with this plate is inside already, with session %s."
                      .formatted(other.visit().id()));
            });
  }

  private static Session.Closed closed(Visit visit, Sighting entry, Sighting exit) {
    if (exit.at().isBefore(entry.at())) {
      throw Problem.unprocessable(
          "ends-before-it-begins",
          "The visit would end at %s, before it begins at %s.".formatted(exit.at(), entry.at()));
    }
    return new Session.Closed(visit, entry, exit, Optional.empty(), Reason.CORRECTED);
  }

  private List<Session> joined(Session ending, Session beginning) {
    var exit = ending.findExit().orElseThrow(() -> missing(ending, "exit"));
    var entry = beginning.findEntry().orElseThrow(() -> missing(beginning, "entry"));
    if (beginning.visit().id().equals(ending.visit().id())) {
      throw Problem.unprocessable("same-session", "A session cannot be joined with itself.");
    }
    return List.of(
        Session.Voided.of(ending, Reason.CORRECTED, note),
        closed(beginning.visit(), entry.confirmed(), exit.confirmed()));
  }

  private static Problem missing(Session session, String end) {
    return Problem.unprocessable(
        "end-missing", "Session %s has no %s.".formatted(session.visit().id(), end));
  }

  private List<Session> split(Session session, Correction.Split split) {
    var entry = session.findEntry().orElseThrow(() -> missing(session, "entry"));
    var exit = session.findExit().orElseThrow(() -> missing(session, "exit"));
    if (split.secondEnteredAt().isBefore(split.firstLeftAt())) {
      throw Problem.unprocessable(
          "ends-before-it-begins", "The second visit would begin before the first one ended.");
    }
    var visit = session.visit();
    var second =
        new Visit(
            ids.get(), visit.lotId(), visit.tariff(), visit.plate(), visit.colour(), visit.look());
    return List.of(
        closed(visit, entry.confirmed(), Sighting.byHand(split.firstLeftAt())),
        closed(second, Sighting.byHand(split.secondEnteredAt()), exit.confirmed()));
  }
}
