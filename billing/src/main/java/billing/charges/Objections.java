package billing.charges;

import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * For which visits everything rests because their drivers say that the charge is wrong: nothing is
 * ordered, asked, reminded of or given up before somebody has decided. Whoever keeps objections
 * answers; whoever opens or decides one holds the visit's row.
 */
public interface Objections {
  /** Why such a debt is not collected, in words for an operator. */
  String WHY = "a dispute is open";

  /** Those of these visits of which an objection waits for a decision. */
  Uni<Set<StayKey>> openAmong(Mutiny.Session tx, Collection<StayKey> stays);
}
