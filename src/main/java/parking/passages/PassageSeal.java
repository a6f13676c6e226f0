package parking.passages;

import billing.sealing.Seal;
import jakarta.inject.Singleton;
import parking.plates.PlateSeal;

/** Seals what a passage tells of a plate. */
@Singleton
class PassageSeal {
  private static final String OPINIONS = "opinions";

  private final Seal seal;
  private final PlateSeal plates;

  PassageSeal(Seal seal, PlateSeal plates) {
    this.seal = seal;
    this.plates = plates;
  }

  PlateSeal plates() {
    return plates;
  }

  /** What each reader made of the plate, sealed. */
  String opinions(String json) {
    return seal.seal(json, OPINIONS);
  }

  /** What each reader made of the plate, as JSON. */
  String openOpinions(String sealed) {
    return seal.open(sealed, OPINIONS);
  }
}
