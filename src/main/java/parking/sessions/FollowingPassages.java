package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.lots.Lots;
import parking.passages.Direction;
import parking.passages.Passage;
import parking.passages.PassageFollower;
import parking.plates.Plate;
import parking.plates.PlateForms;

/** Folds passages into sessions. */
@ApplicationScoped
class FollowingPassages implements PassageFollower {
  private final SessionStore store;
  private final Lots lots;
  private final SessionSettings settings;
  private final SessionRules rules;

  FollowingPassages(SessionStore store, Lots lots, SessionSettings settings) {
    this.store = store;
    this.lots = lots;
    this.settings = settings;
    this.rules = new SessionRules(settings.readTwiceWithin(), settings.longestAutomaticStay());
  }

  @Override
  public Uni<String> follow(Mutiny.Session tx, Passage passage) {
    if (passage.plate().isEmpty()) {
      return Uni.createFrom().item(Reason.UNREADABLE.name());
    }
    if (passage.direction() == Direction.UNKNOWN) {
      return Uni.createFrom().item(Reason.DIRECTION_UNKNOWN.name());
    }
    var plate = passage.plate().get();
    var visit = visit(passage, plate);
    var sighting =
        new Sighting(passage.id(), passage.device(), passage.seenAt(), doubt(passage, plate));
    return store
        .history(tx, visit)
        .map(
            history ->
                passage.direction() == Direction.IN
                    ? rules.entered(visit, history, sighting)
                    : rules.left(visit, history, sighting))
        .chain(decision -> apply(tx, decision).replaceWith(decision.reason().name()));
  }

  private Visit visit(Passage passage, Plate plate) {
    var lot = lots.getLot(passage.lotId());
    return new Visit(UUID.randomUUID(), lot.id(), lot.tariff(), plate, passage.colour());
  }

  /** Why this passage is not certain enough to count for money, if so. */
  private Optional<Reason> doubt(Passage passage, Plate plate) {
    if (passage.seenAt().isAfter(passage.receivedAt().plus(settings.clockTolerance()))) {
      return Optional.of(Reason.CLOCK_AHEAD);
    }
    if (!PlateForms.isKnown(plate, passage.colour())) {
      return Optional.of(Reason.UNKNOWN_FORM);
    }
    return passage.confidence() < settings.automaticChargingConfidence()
        ? Optional.of(Reason.LOW_CONFIDENCE)
        : Optional.empty();
  }

  private Uni<Void> apply(Mutiny.Session tx, Decision decision) {
    if (decision instanceof Decision.Put put) {
      return store.put(tx, put.session(), put.reason());
    }
    if (decision instanceof Decision.Begin begin) {
      return begin
          .setAside()
          .map(lost -> store.put(tx, lost, lost.reason()))
          .orElse(Uni.createFrom().voidItem())
          .chain(() -> store.put(tx, begin.opened(), begin.reason()));
    }
    return Uni.createFrom().voidItem();
  }
}
