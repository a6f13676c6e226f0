package parking.permits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;

/**
 * A car that a lot treats in a way of its own, for a half-open range of time.
 *
 * @param id its name
 * @param plate the car
 * @param kind how it is treated
 * @param right the right that it gives, by the name that the lot's tariff has for it; only a permit
 *     of kind RIGHT has one
 * @param from in it
 * @param until not in it any more; empty while it has no end
 * @param note why, in a person's words
 * @param grantedBy who granted it
 */
public record Permit(
    UUID id,
    Plate plate,
    Kind kind,
    Optional<String> right,
    Instant from,
    Optional<Instant> until,
    String note,
    String grantedBy) {

  /** How a car is treated. */
  public enum Kind {
    /** It never pays here. */
    EXEMPT,
    /** It belongs to somebody who works here. */
    STAFF,
    /** It is paid for by the month. */
    MONTHLY,
    /** It belongs to somebody who lives here. */
    RESIDENT,
    /** Its driver has a right, such as a pass, which the lot's tariff applies to the price. */
    RIGHT,
    /** It is not wanted here. A lot without gates cannot keep it out, but says that it came. */
    BLOCKED;

    /** Whether a visit costs nothing while the permit is valid. */
    public boolean isFree() {
      return this != BLOCKED && this != RIGHT;
    }

    /** Whether a visit may cost less while the permit is valid. */
    public boolean changesPrice() {
      return this != BLOCKED;
    }
  }

  public Permit {
    if (right.isPresent() != (kind == Kind.RIGHT)) {
      throw new IllegalArgumentException("a permit of kind RIGHT, and no other, names a right");
    }
    if (until.isPresent() && !until.get().isAfter(from)) {
      throw new IllegalArgumentException(
          "a permit ends after it begins: %s is not after %s".formatted(until.get(), from));
    }
  }

  /** Whether it is valid at both ends of a visit. */
  public boolean isValid(Instant entered, Instant left) {
    return isValid(entered) && isValid(left);
  }

  /** Whether it is valid at a time. */
  public boolean isValid(Instant at) {
    return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
  }
}
