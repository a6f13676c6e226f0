package parking.consoles;

import billing.api.Quotes;
import billing.api.TariffId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.permits.Permit;
import parking.permits.Permits;
import parking.sessions.SessionView;

/**
 * Finds the rights of drivers whose visits have no exit yet. A lot whose tariff has none is not
 * asked.
 */
@ApplicationScoped
public class RightsOfVisits {
  private final Permits permits;
  private final Quotes quotes;

  RightsOfVisits(Permits permits, Quotes quotes) {
    this.permits = permits;
    this.quotes = quotes;
  }

  /** By visit the names of the rights that are the driver's at the entry and at a time. */
  public Uni<Map<UUID, Set<String>>> list(List<SessionView> open, Instant until) {
    var byLot =
        open.stream()
            .filter(this::mayHaveSome)
            .collect(Collectors.groupingBy(SessionView::lotId, TreeMap::new, Collectors.toList()));
    return Multi.createFrom()
        .iterable(byLot.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            lot ->
                permits
                    .ofCars(lot.getKey(), plates(lot.getValue()))
                    .map(granted -> rights(lot.getValue(), granted, until)))
        .collect()
        .in(HashMap::new, Map::putAll);
  }

  private boolean mayHaveSome(SessionView session) {
    return session
        .entry()
        .filter(it -> !quotes.rights(new TariffId(session.tariff()), it.at()).isEmpty())
        .isPresent();
  }

  private static List<String> plates(List<SessionView> sessions) {
    return sessions.stream().map(session -> session.car().plate().text()).toList();
  }

  private static Map<UUID, Set<String>> rights(
      List<SessionView> sessions, List<Permit> granted, Instant until) {
    return sessions.stream()
        .collect(
            Collectors.toMap(
                SessionView::id,
                session ->
                    granted.stream()
                        .filter(permit -> permit.plate().equals(session.car().plate()))
                        .filter(permit -> permit.isValid(session.entry().orElseThrow().at(), until))
                        .flatMap(permit -> permit.right().stream())
                        .collect(Collectors.toSet())));
  }
}
