package billing.arrears;

import billing.api.StayId;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The visits that a test says are disputed. */
@Singleton
@Alternative
@Priority(1)
public class DisputedVisits implements OpenDisputes {
  private final Set<StayId> stays = ConcurrentHashMap.newKeySet();

  void add(StayId stay) {
    stays.add(stay);
  }

  void clear() {
    stays.clear();
  }

  @Override
  public Uni<Set<StayKey>> among(Mutiny.Session tx, Collection<StayKey> asked) {
    return Uni.createFrom()
        .item(asked.stream().filter(key -> stays.contains(key.stay())).collect(Collectors.toSet()));
  }
}
