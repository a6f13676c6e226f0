package parking.sessions;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import parking.lots.Lot;
import parking.lots.Policy;

/**
 * How sessions are made in one lot.
 *
 * @param wrongChargeCosts how many missed charges are as bad as one wrong charge
 * @param openingConfidence a less certain reading counts as unreadable
 * @param times within which things are one
 * @param orphanExits what becomes of an exit without an entry
 * @param exemptForms names of plate forms whose cars never pay
 * @param missedEntries the share of exits whose entry was not read
 */
record SessionPolicy(
    int wrongChargeCosts,
    double openingConfidence,
    Times times,
    Policy.OrphanExits orphanExits,
    Set<String> exemptForms,
    double missedEntries) {

  /** Rescue vehicles (应急) pay no tolls and no parking fees, by law. */
  private static final String EMERGENCY = "emergency";

  /**
   * Lengths of time.
   *
   * @param readTwice a second reading of the same car within this time is the same passage
   * @param convenience a shorter visit is a drive through the lot
   * @param longestStay a longer visit is looked at before it is charged
   * @param lostAfter a car that was not seen for this long is not inside any more
   * @param clockTolerance how far a camera's clock may run ahead
   */
  record Times(
      Duration readTwice,
      Duration convenience,
      Duration longestStay,
      Duration lostAfter,
      Duration clockTolerance) {}

  static SessionPolicy of(Lot lot, SessionSettings settings) {
    var own = lot.policy();
    var exempt = new TreeSet<>(own.exemptForms());
    exempt.add(EMERGENCY);
    return new SessionPolicy(
        own.wrongChargeCosts().orElse(settings.wrongChargeCosts()),
        own.openingConfidence().orElse(settings.openingConfidence()),
        new Times(
            own.readTwiceWithin().orElse(settings.readTwiceWithin()),
            own.convenienceTime().orElse(settings.convenienceTime()),
            own.longestAutomaticStay().orElse(settings.longestAutomaticStay()),
            own.lostAfter().orElse(settings.lostAfter()),
            settings.clockTolerance()),
        own.orphanExits().orElse(settings.orphanExits()),
        exempt,
        settings.missedEntries());
  }

  /**
   * What it takes to charge without a person. To charge at certainty p costs (1-p) wrong charges,
   * not to charge costs p missed ones; they are equal at k/(k+1) when one wrong charge is as bad as
   * k missed ones.
   */
  double chargingConfidence() {
    return wrongChargeCosts / (wrongChargeCosts + 1.0);
  }
}
