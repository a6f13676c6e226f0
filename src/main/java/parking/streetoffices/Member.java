package parking.streetoffices;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody of the staff, as an administrator has written it down.
 *
 * @param id short name, never changed and never given to somebody else
 * @param identity how tokens call this person
 * @param tokensFrom tokens issued before are worth nothing
 * @param disabledAt since when the person may do nothing any more
 */
public record Member(
    String id,
    String name,
    Set<Role> roles,
    Reach reach,
    Identity identity,
    Instant tokensFrom,
    Optional<Instant> disabledAt) {
  /**
   * Where the roles are good for: lots through the organisation that runs them, by name, or through
   * the street office; or the whole city.
   *
   * @param office of an officer or approver; for others it names lots when nothing else does
   * @param operator the id of an operator of the lots file
   */
  public record Reach(
      Optional<String> office, Optional<String> operator, Set<String> lots, boolean wholeCity) {
    public Reach {
      lots = Set.copyOf(lots);
    }

    /** The whole city. */
    public static Reach ofCity() {
      return new Reach(Optional.empty(), Optional.empty(), Set.of(), true);
    }
  }

  /** What an issuer calls somebody. */
  public record Identity(String issuer, String subject) {}

  public Member {
    roles = Set.copyOf(roles);
  }

  /** Whether the person may do anything. */
  public boolean isActive() {
    return disabledAt.isEmpty();
  }
}
