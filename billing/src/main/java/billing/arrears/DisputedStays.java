package billing.arrears;

import billing.disputes.OpenDisputes;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Nothing is done about a debt while its driver says that the charge is wrong. */
@ApplicationScoped
class DisputedStays {
  private final OpenDisputes disputes;

  DisputedStays(OpenDisputes disputes) {
    this.disputes = disputes;
  }

  /** Those of these visits about which a dispute waits for a decision. */
  Uni<Set<StayKey>> among(Mutiny.Session tx, Collection<StayKey> stays) {
    return Multi.createFrom()
        .iterable(stays)
        .onItem()
        .transformToUniAndConcatenate(
            stay -> disputes.isOpen(tx, stay).map(open -> open ? Set.of(stay) : Set.<StayKey>of()))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Set::stream).collect(Collectors.toSet()));
  }
}
