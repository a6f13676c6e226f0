package billing.arrears;

import billing.ledger.StayKey;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where nobody can dispute, nothing is disputed. */
@DefaultBean
@ApplicationScoped
class NoDisputes implements OpenDisputes {
  @Override
  public Uni<Set<StayKey>> among(Mutiny.Session tx, Collection<StayKey> stays) {
    return Uni.createFrom().item(Set.of());
  }
}
