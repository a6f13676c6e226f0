package billing.payments;

import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Finds out with which gateways there is something to do, those that are gone included. */
@ApplicationScoped
class GatewaysDue {
  private static final String DUE =
      """
      select gateway from gateway_entry where next_at <= :now
      union select gateway from attempt where next_at <= :now
      union select gateway from refund where next_at <= :now""";

  private final Transactions transactions;
  private final InstantSource time;

  GatewaysDue(Transactions transactions, InstantSource time) {
    this.transactions = transactions;
    this.time = time;
  }

  Uni<List<String>> list() {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(DUE, String.class)
                .setParameter("now", time.instant())
                .getResultList());
  }
}
