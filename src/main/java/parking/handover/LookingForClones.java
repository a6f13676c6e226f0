package parking.handover;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import parking.presence.Presence;
import parking.presence.PresenceRules;
import parking.presence.Presences;
import parking.sessions.DoubtingSessions;
import parking.sessions.SessionBegan;
import parking.sessions.SessionEnded;

/** Asks the whole city about a car before its visit goes to billing. */
@ApplicationScoped
class LookingForClones {
  private final Presences presences;
  private final DoubtingSessions doubting;

  LookingForClones(Presences presences, DoubtingSessions doubting) {
    this.presences = presences;
    this.doubting = doubting;
  }

  /** The car came: where else it was thought to be, it is not any more. */
  Uni<Void> began(SessionBegan fact) {
    return presences
        .remember(fact.plate(), presence(fact, Optional.empty()))
        .chain(findings -> settle(fact.plate(), findings));
  }

  /** Whether something elsewhere contradicts the visit; a person's word stands above it. */
  Uni<Boolean> isContradicted(SessionEnded fact) {
    var plate = fact.began().plate();
    var session = fact.began().session();
    if (fact.waivedBecause().isPresent()) {
      return presences.forget(plate, session).replaceWith(false);
    }
    return presences
        .remember(plate, presence(fact.began(), Optional.of(fact.leftAt())))
        .chain(
            findings -> {
              if (fact.isDecided()) {
                return Uni.createFrom().item(false);
              }
              var isSuspect =
                  findings.stream().anyMatch(finding -> finding.of().session().equals(session));
              return settle(plate, findings).replaceWith(isSuspect);
            });
  }

  private static Presence presence(SessionBegan fact, Optional<java.time.Instant> left) {
    return new Presence(fact.session(), fact.lotId(), fact.enteredAt(), left);
  }

  private Uni<Void> settle(String plate, List<PresenceRules.Finding> findings) {
    return Multi.createFrom()
        .iterable(findings)
        .onItem()
        .transformToUniAndConcatenate(finding -> settle(plate, finding))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> settle(String plate, PresenceRules.Finding finding) {
    var visit = finding.of();
    Log.infof("Session %s in lot %s: %s", visit.session(), visit.lotId(), finding.kind());
    return switch (finding.kind()) {
      case MOVED_ON ->
          doubting
              .seenElsewhere(visit.lotId(), visit.session())
              .chain(() -> presences.forget(plate, visit.session()));
      case IN_TWO_PLACES -> doubting.inTwoPlaces(visit.lotId(), visit.session());
    };
  }
}
