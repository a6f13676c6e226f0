package parking.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.passages.Passage;
import parking.passages.PassageFollower;
import parking.passages.Way;
import parking.plates.PlateForms;
import parking.sessions.SessionRules.Decision;

/** Folds passages into sessions. */
@ApplicationScoped
class FollowingPassages implements PassageFollower {
  private static final String UNREADABLE = "no plate could be read";
  private static final String WHICH_WAY = "the lane is used both ways and the way is unknown";

  private final SessionStore store;
  private final SessionRules rules;
  private final float enough;

  /** How sessions are made. */
  @ConfigMapping(prefix = "parking.sessions")
  interface Settings {
    /** Both readings of a visit need this confidence for it to be charged automatically. */
    @WithDefault("0.80")
    float automaticChargingConfidence();

    /** A second reading of the same car within this time is the same passage. */
    @WithDefault("PT2M")
    Duration readTwiceWithin();
  }

  FollowingPassages(SessionStore store, Settings settings) {
    this.store = store;
    this.rules = new SessionRules(settings.readTwiceWithin());
    this.enough = settings.automaticChargingConfidence();
  }

  @Override
  public Uni<String> follow(Mutiny.Session tx, Passage passage) {
    if (passage.plate().isEmpty() || passage.way() == Way.UNKNOWN) {
      return Uni.createFrom().item(passage.plate().isEmpty() ? UNREADABLE : WHICH_WAY);
    }
    var plate = passage.plate().get();
    var car = new Session.Car(passage.lotId(), plate, passage.colour());
    var certain = passage.confidence() >= enough && PlateForms.isKnown(plate, passage.colour());
    var sighting = new Sighting(passage.id(), passage.seenAt(), certain);
    return store
        .findOpen(tx, car)
        .chain(row -> decide(tx, passage.way(), car, sighting, row).chain(d -> apply(tx, row, d)));
  }

  private Uni<Decision> decide(
      Mutiny.Session tx, Way way, Session.Car car, Sighting sighting, Optional<SessionRow> row) {
    var open = row.map(SessionRow::open);
    return way == Way.IN
        ? Uni.createFrom().item(rules.entered(car, open, sighting))
        : store.findLastLeft(tx, car).map(last -> rules.left(car, open, last, sighting));
  }

  private Uni<String> apply(Mutiny.Session tx, Optional<SessionRow> row, Decision decision) {
    Uni<Void> done = Uni.createFrom().voidItem();
    if (decision instanceof Decision.Begin begin) {
      done =
          begin
              .setAside()
              .map(lost -> store.put(tx, row, lost, lost.reason()))
              .orElse(done)
              .chain(() -> store.put(tx, Optional.empty(), begin.opened(), begin.reason()));
    } else if (decision instanceof Decision.End end) {
      done = store.put(tx, row, end.ended(), end.reason());
    } else if (decision instanceof Decision.Look look) {
      var same = row.filter(open -> open.id.equals(look.review().id()));
      done = store.put(tx, same, look.review(), look.reason());
    }
    return done.replaceWith(decision.reason());
  }
}
