package parking.drivers;

import billing.sealing.Seal;
import jakarta.inject.Singleton;
import parking.plates.Plate;
import parking.plates.PlateSeal;

/** How an account's plate and payers are kept. */
@Singleton
class AccountSeal {
  private static final String PAYERS = "payers";

  private final Seal seal;
  private final PlateSeal plates;

  AccountSeal(Seal seal, PlateSeal plates) {
    this.seal = seal;
    this.plates = plates;
  }

  String hash(Plate plate) {
    return plates.hash(plate.text());
  }

  String plate(Plate plate) {
    return plates.seal(plate.text());
  }

  String openPlate(String sealed) {
    return plates.open(sealed);
  }

  /** Nobody who pays is an empty text, which needs no key to be seen. */
  String payers(String text) {
    return text.isEmpty() ? "" : seal.seal(text, PAYERS);
  }

  String openPayers(String sealed) {
    return sealed.isEmpty() ? "" : seal.open(sealed, PAYERS);
  }
}
