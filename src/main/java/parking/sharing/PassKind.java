package parking.sharing;

import java.util.Optional;
import java.util.UUID;

/**
 * A pass that a street office offers for a lot's shared spaces.
 *
 * @param right the right of the lot's tariff that its driver gets
 * @param priceFen in fen, at least 0
 * @param terms how long it is valid, and how many there are
 * @param end from when on it is not sold any more, if so
 */
public record PassKind(
    UUID id,
    String name,
    String nameEn,
    String right,
    long priceFen,
    Terms terms,
    By by,
    Optional<By> end) {
  /**
   * How long a pass is valid, and how many there are.
   *
   * @param days at least 1
   * @param most so many may be valid at once, at least 1
   */
  public record Terms(int days, int most) {
    public Terms {
      if (days < 1 || most < 1) {
        throw new IllegalArgumentException("a pass has a day, and there is one, at least");
      }
    }
  }

  /** The same, not sold any more. */
  PassKind ended(By who) {
    return new PassKind(id, name, nameEn, right, priceFen, terms, by, Optional.of(who));
  }
}
