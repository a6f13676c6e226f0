package billing.disputes;

import billing.charges.Objections;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Says for which visits everything has to rest because a driver objects. */
@ApplicationScoped
class OpenDisputes implements Objections {
  private static final String OPEN =
      """
      select d.key.accountId, d.stayId from DisputeRow d
      where d.key.accountId in :accounts and d.stayId in :stays and d.decidedAt is null""";

  @Override
  public Uni<Set<StayKey>> openAmong(Mutiny.Session tx, Collection<StayKey> stays) {
    return tx.createQuery(OPEN, Object[].class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).distinct().toList())
        .setParameter("stays", stays.stream().map(StayKey::stayId).toList())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new StayKey((UUID) row[0], (UUID) row[1]))
                    .filter(stays::contains)
                    .collect(Collectors.toUnmodifiableSet()));
  }
}
