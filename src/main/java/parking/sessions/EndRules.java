package parking.sessions;

import java.time.Duration;
import java.util.Optional;
import parking.plates.PlateForms;

/** What becomes of a visit of which both ends are known. Pure. */
final class EndRules {
  private final SessionPolicy policy;

  EndRules(SessionPolicy policy) {
    this.policy = policy;
  }

  /**
   * Ends a visit: a visit that costs nothing is over, whatever is doubtful about it; any other one
   * only when nothing is doubtful.
   *
   * @param asSeen the visit as the exit was read; its colour counts
   * @param why the reason if nothing is doubtful
   */
  Session end(Session.Open open, Visit asSeen, Sighting exit, History history, Reason why) {
    if (stay(open, exit).compareTo(policy.times().convenience()) <= 0) {
      return open.leave(exit, Optional.of(Cover.DROVE_THROUGH), Reason.DROVE_THROUGH);
    }
    var cover = cover(open, exit, history);
    if (cover.isPresent()) {
      return open.leave(exit, cover, Reason.COVERED);
    }
    return doubt(open, asSeen, exit, history)
        .<Session>map(doubt -> open.doubt(exit, doubt))
        .orElseGet(() -> open.leave(exit, Optional.empty(), why));
  }

  private static Duration stay(Session.Open open, Sighting exit) {
    return Duration.between(open.entry().at(), exit.at());
  }

  /** Why the visit costs nothing, if so: a permit must be valid at both its ends. */
  Optional<Cover> cover(Session.Open open, Sighting exit, History history) {
    var form = PlateForms.findName(open.visit().plate(), open.visit().colour());
    if (form.filter(policy.exemptForms()::contains).isPresent()) {
      return Optional.of(Cover.EXEMPT);
    }
    return history.permits().stream()
        .filter(permit -> permit.kind().isFree())
        .filter(permit -> permit.isValid(open.entry().at(), exit.at()))
        .map(permit -> Cover.valueOf(permit.kind().name()))
        .findFirst();
  }

  /** Why the visit may not be charged without a person looking, if so. */
  private Optional<Reason> doubt(Session.Open open, Visit asSeen, Sighting exit, History history) {
    if (!open.visit().colour().equals(asSeen.colour())) {
      return Optional.of(Reason.COLOURS_DISAGREE);
    }
    if (stay(open, exit).compareTo(policy.times().longestStay()) > 0) {
      return Optional.of(Reason.TOO_LONG);
    }
    return partlyCovered(open, exit, history).or(() -> open.entry().doubt()).or(exit::doubt);
  }

  private static Optional<Reason> partlyCovered(Session.Open open, Sighting exit, History history) {
    return history.permits().stream()
        .filter(permit -> permit.kind().changesPrice())
        .filter(permit -> !permit.isValid(open.entry().at(), exit.at()))
        .filter(permit -> permit.from().isBefore(exit.at()))
        .filter(permit -> permit.until().map(open.entry().at()::isBefore).orElse(true))
        .map(permit -> Reason.PARTLY_COVERED)
        .findFirst();
  }
}
