package billing.disputes;

import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** Says for which visits everything has to rest because a driver objects. */
@ApplicationScoped
public class OpenDisputes {
  private final InstantSource time;

  OpenDisputes(InstantSource time) {
    this.time = time;
  }

  /** Whether a dispute about the visit waits for a decision. */
  public Uni<Boolean> isOpen(Mutiny.Session tx, StayKey stay) {
    return new DisputeTable(tx, time.instant()).findOpen(stay).map(row -> row != null);
  }
}
