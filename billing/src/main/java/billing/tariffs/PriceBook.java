package billing.tariffs;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All tariffs that are published here, by name, with all their versions. */
public final class PriceBook {
  private final Map<String, Versions> tariffs = new TreeMap<>();

  /**
   * @throws IllegalArgumentException when one has no first day, or two versions have the same
   */
  public PriceBook(Collection<Tariff> published) {
    published.stream()
        .collect(Collectors.groupingBy(Tariff::id))
        .forEach((id, versions) -> tariffs.put(id, new Versions(versions)));
  }

  /**
   * The notices that come with the program, listed in {@code billing/tariffs/published.txt}.
   *
   * @throws IllegalArgumentException naming file and rule, when a notice is not in order
   */
  public static PriceBook published() {
    var reader = new NoticeReader(ReadingCalendars.listed());
    return new PriceBook(
        reader.listPublished().stream()
            .flatMap(document -> document.read().tariffs().stream())
            .toList());
  }

  /** The versions of a tariff, if it is published here. */
  public Optional<Versions> findTariff(String id) {
    return Optional.ofNullable(tariffs.get(id));
  }

  /** The names of all tariffs. */
  public Set<String> listIds() {
    return Set.copyOf(tariffs.keySet());
  }
}
