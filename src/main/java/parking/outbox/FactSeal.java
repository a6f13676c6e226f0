package parking.outbox;

import billing.sealing.Seal;
import jakarta.inject.Singleton;

/** Facts name plates and payers, so the table keeps them sealed. */
@Singleton
class FactSeal {
  private static final String CONTEXT = "fact";

  private final Seal seal;

  FactSeal(Seal seal) {
    this.seal = seal;
  }

  String seal(String body) {
    return seal.seal(body, CONTEXT);
  }

  String open(String sealed) {
    return seal.open(sealed, CONTEXT);
  }
}
