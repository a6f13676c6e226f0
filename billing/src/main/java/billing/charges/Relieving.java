package billing.charges;

import billing.ledger.Ledger;
import billing.ledger.Standing;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lowers what a visit costs without saying that its price was wrong. */
@ApplicationScoped
public class Relieving {
  private final Ledger ledger;

  Relieving(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What a visit costs.
   *
   * @param price by its newest charge; nothing when it was never charged
   * @param relieved how much of it was granted already
   */
  public record Cost(Fen price, Fen relieved) {
    /** What is left of the price. */
    public Fen net() {
      return price.minus(relieved.min(price));
    }
  }

  /** What a visit costs; whoever decides by it holds the visit's row. */
  public Uni<Cost> cost(Mutiny.Session tx, StayRow stay) {
    return ChargeFacts.newest(tx, List.of(stay.key()))
        .map(rows -> rows.isEmpty() ? Fen.ZERO : rows.get(0).amount())
        .chain(price -> new Reliefs(ledger, tx).given(stay).map(given -> new Cost(price, given)));
  }

  /**
   * Grants a relief within a transaction that holds the visit's row. What is not owed any more
   * because it was paid becomes a surplus, which is looked at like a debt. Later charges of the
   * visit are lowered, too.
   *
   * @param cause what made it, once for the visit
   */
  public Uni<Void> grant(Mutiny.Session tx, StayRow stay, Relief relief, Standing.Cause cause) {
    return cost(tx, stay)
        .chain(cost -> new Reliefs(ledger, tx).grant(stay, relief, cost.price(), cause))
        .invoke(() -> stay.collectFrom(cause.at()));
  }
}
