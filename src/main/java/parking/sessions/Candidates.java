package parking.sessions;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import parking.matching.Candidate;
import parking.matching.CarInside;
import parking.matching.Look;
import parking.matching.Matching;
import parking.matching.Priors;

/** Asks which of the cars inside may be the one that was seen to leave. Pure. */
final class Candidates {
  private final Priors priors;

  Candidates(SessionPolicy policy) {
    this.priors = new Priors(policy.missedEntries(), policy.times().longestStay());
  }

  /**
   * Cars inside that may be the one that left under another reading, likeliest first. None that was
   * inside when the plate as it was read was seen: those are two cars.
   *
   * @param left the car as it was seen to leave
   */
  List<ExitRules.Match> match(Arrival left, LotBook book) {
    var visit = left.fresh();
    var look = new Look(visit.plate(), visit.colour(), left.seen().confidence(), visit.look());
    var at = left.seen().at();
    var inside =
        book.listOpen().stream()
            .filter(open -> left.history().isUnseenBetween(open.entry().at(), at))
            .toList();
    return rank(look, at, inside).stream().map(candidate -> match(candidate, book)).toList();
  }

  private static ExitRules.Match match(Candidate candidate, LotBook book) {
    var open = (Session.Open) book.find(candidate.session()).orElseThrow().session();
    var history = book.history(open.visit().plate().text());
    return new ExitRules.Match(open, history, candidate.probability());
  }

  /**
   * Those of these cars that may be the one that left, likeliest first.
   *
   * @param exit what the car looked like
   * @param at when it left; cars that came later cannot be it
   */
  List<Candidate> rank(Look exit, Instant at, Collection<Session.Open> inside) {
    var cars =
        inside.stream()
            .filter(open -> !open.entry().at().isAfter(at))
            .map(Candidates::car)
            .toList();
    return Matching.rank(exit, at, cars, priors);
  }

  private static CarInside car(Session.Open open) {
    var visit = open.visit();
    var look = new Look(visit.plate(), visit.colour(), open.entry().confidence(), visit.look());
    return new CarInside(visit.id(), look, open.entry().at());
  }
}
