package billing.tariffs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All tariffs that are published here, by name. */
public final class PriceBook {
  private final Map<String, Tariff> tariffs = new LinkedHashMap<>();

  PriceBook(Collection<Tariff> published) {
    for (var tariff : published) {
      if (tariffs.put(tariff.id(), tariff) != null) {
        throw new IllegalArgumentException("two tariffs are named " + tariff.id());
      }
    }
  }

  /**
   * Reads the notices listed in {@code billing/tariffs/published.txt} from the class path.
   *
   * @throws IllegalArgumentException naming file and rule, when a notice is not in order
   */
  public static PriceBook published() {
    return new PriceBook(ReadingNotices.listPublished());
  }

  public Optional<Tariff> findTariff(String id) {
    return Optional.ofNullable(tariffs.get(id));
  }

  /** The names of all tariffs. */
  public Set<String> listIds() {
    return Set.copyOf(tariffs.keySet());
  }
}
