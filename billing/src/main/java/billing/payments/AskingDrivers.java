package billing.payments;

import billing.charges.Relieving;
import billing.charges.StayRow;
import billing.money.Fen;
import billing.payments.policy.CollectingPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds out which prices a driver has to be asked about before anything is ordered. */
@ApplicationScoped
class AskingDrivers {
  private static final String CONFIRMED =
      """
      select coalesce(max(c.key.amountFen), 0) from ConfirmationRow c
      where c.key.accountId = :account and c.key.stayId = :stay""";

  private final Relieving costs;

  AskingDrivers(Relieving costs) {
    this.costs = costs;
  }

  /** The price that the driver of a visit has to say yes to first; empty when none. */
  Uni<Optional<Fen>> find(Mutiny.Session tx, StayRow stay, CollectingPolicy policy) {
    if (policy.confirmAbove().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return costs
        .cost(tx, stay)
        .map(Relieving.Cost::net)
        .chain(
            price ->
                confirmed(tx, stay)
                    .map(
                        confirmed ->
                            Optional.of(price).filter(it -> policy.asksAbout(it, confirmed))));
  }

  private static Uni<Fen> confirmed(Mutiny.Session tx, StayRow stay) {
    return tx.createQuery(CONFIRMED, Long.class)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .getSingleResult()
        .map(Fen::fen);
  }
}
