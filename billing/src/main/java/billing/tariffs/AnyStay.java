package billing.tariffs;

import java.time.Instant;

/** A stay, whether its class of vehicles is known already or the tariff has still to name it. */
public sealed interface AnyStay permits Stay, VehicleStay {
  /** Its beginning. */
  Instant entered();

  /** Its end, which is not part of it. */
  Instant left();
}
