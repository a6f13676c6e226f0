package parking.plates;

import billing.sealing.Masks;
import billing.sealing.Seal;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * How tables keep plates: a column {@code plate_hash} finds one, {@code plate_sealed} tells it. An
 * empty text stays empty: no plate was read. A plate that was masked is kept as {@code
 * masked.浙A•••••}, and its hash is the word {@code masked}.
 */
@Singleton
public class PlateSeal {
  /** What a plate is sealed as and hashed for, in every table of both schemas. */
  public static final String CONTEXT = "plate";

  private final Seal seal;

  public PlateSeal(Seal seal) {
    this.seal = seal;
  }

  /** Finds a plate's rows. */
  public String hash(String plate) {
    return plate.isEmpty() ? "" : seal.hash(plate, CONTEXT);
  }

  /** Finds the rows of several plates. */
  public String[] hashes(Collection<String> plates) {
    return plates.stream().map(this::hash).toArray(String[]::new);
  }

  /** A plate as it is kept. */
  public String seal(String plate) {
    return plate.isEmpty() ? "" : seal.seal(plate, CONTEXT);
  }

  /** The plate that was kept; what is left of it, if it was masked. */
  public String open(String sealed) {
    if (sealed.startsWith(Masks.MASKED)) {
      return sealed.substring(Masks.MASKED.length());
    }
    return sealed.isEmpty() ? "" : seal.open(sealed, CONTEXT);
  }
}
