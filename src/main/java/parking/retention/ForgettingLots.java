package parking.retention;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Forgets what is over in a lot. */
@ApplicationScoped
class ForgettingLots {
  private final ForgettingPassages passages;
  private final ForgettingVisits visits;
  private final ForgettingCars cars;
  private final RetentionSettings settings;

  ForgettingLots(
      ForgettingPassages passages,
      ForgettingVisits visits,
      ForgettingCars cars,
      RetentionSettings settings) {
    this.passages = passages;
    this.visits = visits;
    this.cars = cars;
    this.settings = settings;
  }

  /** Pictures, plates of passages and visits, and of permits, passes and questions. */
  Uni<Void> forget(String lot, Instant now, Tally tally) {
    var pictures = new RetentionRules(now, settings.pictures(), settings.picturesOfNoVisit());
    var plates = new RetentionRules(now, settings.plates(), settings.platesOfNoVisit());
    return passages
        .pictures(lot, pictures, tally)
        .chain(() -> passages.plates(lot, plates, tally))
        .chain(() -> visits.plates(lot, plates, tally))
        .chain(() -> cars.ended(lot, now.minus(settings.plates()), tally))
        .chain(() -> cars.replies(lot, now.minus(settings.platesOfNoVisit()), tally));
  }

  /** Phones, once the accounts of their cars are forgotten. */
  Uni<Void> forgetPhones(String lot, Instant now, Tally tally) {
    return cars.phones(lot, now.minus(settings.plates()), tally);
  }
}
