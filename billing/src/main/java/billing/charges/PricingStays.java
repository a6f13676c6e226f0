package billing.charges;

import billing.api.Quotes;
import billing.api.Quotes.Quote;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.database.SealedText;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.sealing.Seal;
import billing.tariffs.ChargedStay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Prices stays that ended. Where the tariff takes a car that comes back soon for the same visit, a
 * stay is priced with regard to those of the same car, lot and account that were charged already,
 * whichever of them was told first.
 */
@ApplicationScoped
class PricingStays {
  /** Stays that began longer before this one, or longer after it, are not looked for. */
  private static final Duration REACH = Duration.ofDays(31);

  private static final int MOST_STAYS = 200;

  /** A million yuan: a price above it is a mistake in a tariff. */
  private static final Fen MOST = Fen.fen(100_000_000);

  private static final String TOO_DEAR =
      "tariff %s makes the visit dearer than any is; look at the tariff, then hand the visit over"
          + " again";

  /** Whoever charges a stay of one car waits for the other, so that each sees the other's price. */
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended(:car, 0))";

  private static final String OTHERS =
      """
      from StayRow where key.accountId = :account and plateHash = :hash and lot = :lot
        and tariff = :tariff and key.stayId <> :stay
        and enteredAt > :since and enteredAt < :until and leftAt is not null
      order by enteredAt desc""";

  private final Pricing pricing;
  private final Seal seal;

  PricingStays(Pricing pricing, Seal seal) {
    this.seal = seal;
    this.pricing = pricing;
  }

  /**
   * What a stay costs.
   *
   * @return fails with {@link IllegalArgumentException} when its tariff cannot price it, or makes
   *     it dearer than any visit is
   */
  Uni<Quote> price(Mutiny.Session tx, StayEnded fact) {
    return quote(tx, fact)
        .onFailure(ArithmeticException.class)
        .transform(e -> new IllegalArgumentException(TOO_DEAR.formatted(fact.begun().tariff()), e))
        .invoke(quote -> mustBeSane(fact, quote));
  }

  private static void mustBeSane(StayEnded fact, Quote quote) {
    if (quote.amount().compareTo(MOST) > 0) {
      throw new IllegalArgumentException(TOO_DEAR.formatted(fact.begun().tariff()));
    }
  }

  private Uni<Quote> quote(Mutiny.Session tx, StayEnded fact) {
    if (fact.waiver().isPresent()) {
      return Uni.createFrom().item(Pricing.free(fact.waiver().get()));
    }
    var begun = fact.begun();
    var question = new Quotes.Question(fact.vehicle(), fact.rights(), begun.entered(), fact.left());
    if (begun.lot().isEmpty() || !pricing.joinsStays(begun.tariff(), begun.entered())) {
      return Uni.createFrom().item(() -> pricing.quote(begun.tariff(), question));
    }
    return charged(tx, fact).map(others -> pricing.quote(begun.tariff(), question, others));
  }

  private Uni<List<ChargedStay>> charged(Mutiny.Session tx, StayEnded fact) {
    var begun = fact.begun();
    return lock(tx, begun)
        .chain(
            () ->
                tx.createQuery(OTHERS, StayRow.class)
                    .setParameter("account", begun.account().value())
                    .setParameter(
                        "hash", seal.hash(begun.vehicle().plate(), SealedText.Plate.CONTEXT))
                    .setParameter("lot", begun.lot())
                    .setParameter("tariff", begun.tariff().value())
                    .setParameter("stay", begun.stay().value())
                    .setParameter("since", begun.entered().minus(REACH))
                    .setParameter("until", fact.left().plus(REACH))
                    .setMaxResults(MOST_STAYS)
                    .getResultList())
        .chain(rows -> charged(tx, rows));
  }

  private static Uni<Integer> lock(Mutiny.Session tx, StayBegan stay) {
    var car = "%s/%s/%s".formatted(stay.account(), stay.lot(), stay.vehicle().plate());
    return tx.createNativeQuery(LOCK, Integer.class).setParameter("car", car).getSingleResult();
  }

  private static Uni<List<ChargedStay>> charged(Mutiny.Session tx, List<StayRow> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Map<StayKey, StayRow> stays =
        rows.stream().collect(Collectors.toMap(StayRow::key, Function.identity()));
    return ChargeFacts.newest(tx, stays.keySet())
        .map(
            charges ->
                charges.stream()
                    .filter(charge -> !charge.isMoved() && !charge.isWaived())
                    .map(charge -> charged(stays.get(charge.stay()), charge))
                    .toList());
  }

  private static ChargedStay charged(StayRow stay, ChargeRow charge) {
    return new ChargedStay(stay.enteredAt, stay.leftAt, charge.amount());
  }
}
