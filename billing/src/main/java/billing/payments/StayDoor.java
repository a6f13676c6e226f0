package billing.payments;

import billing.api.PayerBound;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.Stays;
import billing.charges.Charging;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Takes facts in: charges what ended and lets it be collected. */
@ApplicationScoped
class StayDoor implements Stays {
  private final Transactions transactions;
  private final Charging charging;
  private final Payers payers;
  private final EntryTelling entries;
  private final Collecting collecting;
  private final InstantSource time;

  StayDoor(
      Transactions transactions,
      Charging charging,
      Payers payers,
      EntryTelling entries,
      Collecting collecting,
      InstantSource time) {
    this.transactions = transactions;
    this.charging = charging;
    this.payers = payers;
    this.entries = entries;
    this.collecting = collecting;
    this.time = time;
  }

  @Override
  public Uni<Void> began(StayBegan fact) {
    return transactions.inOne(
        tx -> charging.remember(tx, fact).chain(stay -> entries.tellFirst(tx, stay)));
  }

  @Override
  public Uni<Void> ended(StayEnded fact) {
    return transactions
        .inOne(
            tx ->
                charging
                    .charge(tx, fact)
                    .invoke(changed -> changed.ifPresent(stay -> stay.collectFrom(time.instant())))
                    .replaceWithVoid())
        .invoke(collecting::nudge);
  }

  @Override
  public Uni<Void> payerBound(PayerBound fact) {
    return transactions
        .inOne(tx -> payers.bind(tx, fact))
        .chain(news -> transactions.inOne(tx -> payers.collectAll(tx, fact.account(), news)))
        .invoke(collecting::nudge);
  }
}
