package billing.arrears;

import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The port that says which visits' charges are disputed and not decided yet. Nothing is done about
 * those. A bean that implements it takes the place of {@link NoDisputes}.
 */
public interface OpenDisputes {
  /** Those of these visits that are disputed, read within a transaction. */
  Uni<Set<StayKey>> among(Mutiny.Session tx, Collection<StayKey> stays);
}
