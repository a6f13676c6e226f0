package billing.payments;

import billing.charges.Relieving;
import billing.charges.StayRow;
import billing.money.Fen;
import billing.payments.policy.CollectingPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds out which prices a driver has to be asked about before anything is ordered. */
@ApplicationScoped
class AskingDrivers {
  private static final String CONFIRMED =
      """
      select coalesce(max(c.key.amountFen), 0) from ConfirmationRow c
      where c.key.accountId = :account and c.key.stayId = :stay
        and c.key.confirmedAt >= :since""";

  private final Relieving costs;

  AskingDrivers(Relieving costs) {
    this.costs = costs;
  }

  /** The price that the driver of a visit has to say yes to first; empty when none. */
  Uni<Optional<Fen>> find(Mutiny.Session tx, StayRow stay, CollectingPolicy policy) {
    return policy.confirmAbove().isEmpty()
        ? nothing()
        : find(tx, stay, Instant.EPOCH, policy::asksAbout);
  }

  /**
   * The price that the driver has to say yes to before a payer is asked who was bound after the
   * visit; empty when none. A yes from before the binding may have been somebody else's.
   */
  Uni<Optional<Fen>> findOld(
      Mutiny.Session tx, StayRow stay, CollectingPolicy policy, Instant bound) {
    return policy.asksAboutOld(stay.leftAt(), bound)
        ? find(tx, stay, bound, (price, confirmed) -> price.compareTo(confirmed) > 0)
        : nothing();
  }

  private Uni<Optional<Fen>> find(
      Mutiny.Session tx, StayRow stay, Instant since, BiPredicate<Fen, Fen> asks) {
    return costs
        .cost(tx, stay)
        .map(Relieving.Cost::net)
        .chain(
            price ->
                confirmed(tx, stay, since)
                    .map(so -> Optional.of(price).filter(it -> asks.test(it, so))));
  }

  private static Uni<Fen> confirmed(Mutiny.Session tx, StayRow stay, Instant since) {
    return tx.createQuery(CONFIRMED, Long.class)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .setParameter("since", since)
        .getSingleResult()
        .map(Fen::fen);
  }

  private static Uni<Optional<Fen>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }
}
