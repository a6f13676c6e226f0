package parking.sharing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Who gets which part of what drivers pay in a lot, from a day on until a later contract begins.
 *
 * @param parties in the order of the contract
 */
public record Contract(UUID id, LocalDate from, List<Party> parties, By by) {
  private static final int MOST_PARTIES = 16;

  public Contract {
    parties = List.copyOf(parties);
    if (parties.isEmpty() || parties.size() > MOST_PARTIES) {
      throw new IllegalArgumentException(
          "a contract has 1 to %d parties, not %d".formatted(MOST_PARTIES, parties.size()));
    }
    var names = new HashSet<String>();
    for (var party : parties) {
      if (!names.add(party.name())) {
        throw new IllegalArgumentException("the contract names %s twice".formatted(party.name()));
      }
    }
  }

  /**
   * A party and its weight: two parties of the weights 1 and 3 get a quarter and three quarters.
   *
   * @param weight from 1 to a million
   */
  public record Party(Kind kind, String name, long weight) {
    private static final long MOST = 1_000_000;

    public Party {
      if (weight < 1 || weight > MOST) {
        throw new IllegalArgumentException(
            "the weight of %s is from 1 to %d, not %d".formatted(name, MOST, weight));
      }
    }

    /** What parties are. */
    public enum Kind {
      OWNER,
      PROPERTY_COMPANY,
      PLATFORM,
      STREET_OFFICE
    }
  }
}
