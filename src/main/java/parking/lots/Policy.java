package parking.lots;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a lot wants otherwise than the service's settings say; empty where it wants the same. The
 * words of {@code policy} in the lots file, explained in {@code docs/operations/lots.md}.
 *
 * @param wrongChargeCosts how many missed charges are as bad as one wrong charge
 * @param openingConfidence a less certain reading counts as unreadable
 * @param readTwiceWithin a second reading of the same car within this time is the same passage
 * @param convenienceTime a shorter visit is a drive through the lot
 * @param longestAutomaticStay a longer visit is looked at before it is charged
 * @param lostAfter a car that was not seen for this long is not inside any more
 * @param orphanExits what becomes of an exit without an entry
 */
public record Policy(
    Optional<Integer> wrongChargeCosts,
    Optional<Double> openingConfidence,
    Optional<Duration> readTwiceWithin,
    Optional<Duration> convenienceTime,
    Optional<Duration> longestAutomaticStay,
    Optional<Duration> lostAfter,
    Optional<OrphanExits> orphanExits,
    Set<String> exemptForms) {

  /** What becomes of an exit without an entry. It is never charged by guess. */
  public enum OrphanExits {
    /** A person looks for the entry, and may charge a minimum stay. */
    REVIEW,
    /** Nothing is charged, and nobody has to look. */
    FREE
  }

  /** As the service's settings say. */
  public static Policy standard() {
    return new Policy(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }
}
