package billing.payments;

import billing.api.Refunds.Wish;
import billing.charges.StayRow;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.money.Fen;
import billing.payments.policy.CollectingPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes refunds down, and moves what is to go back out of the account's surplus. */
@ApplicationScoped
class OrderingRefunds {
  private static final String WHY = "停车费多收退款";
  private static final String BY_HAND =
      "%s yuan were paid too much and cannot go back through a gateway: give them back by hand%s";
  private static final String FOR_A_PERSON =
      "%s yuan were paid too much: a person decides whether they go back";
  private static final String PAID =
      """
      from AttemptRow a
      where a.key.accountId = :account and a.stayId = :stay and a.state = 'SUCCEEDED'
      order by a.endedAt desc, a.key.number""";

  private final Ledger ledger;
  private final InstantSource time;

  OrderingRefunds(Ledger ledger, InstantSource time) {
    this.ledger = ledger;
    this.time = time;
  }

  /** What a visit's payments and refunds are. */
  private record Facts(List<AttemptRow> paid, List<RefundRow> refunds) {
    List<RefundPlan.Paid> list(Predicate<AttemptRow> isOpen) {
      return paid.stream()
          .filter(isOpen)
          .map(
              row -> new RefundPlan.Paid(row.orderNumber(), row.amount(), Fen.fen(row.refundedFen)))
          .toList();
    }

    /** What gateways said that did not give back. */
    String why() {
      return refunds.stream()
          .filter(RefundRow::isDeclined)
          .map(row -> " (%s)".formatted(row.why()))
          .distinct()
          .collect(Collectors.joining());
    }

    /** A gateway that refused for good, or as often as the policy says, is not asked again. */
    boolean mayGiveBack(AttemptRow paid, CollectingPolicy policy) {
      var declined =
          refunds.stream()
              .filter(row -> row.orderNumber.equals(paid.orderNumber()) && row.isDeclined())
              .toList();
      return declined.size() < policy.retries().mostAttempts()
          && declined.stream().allMatch(row -> row.retriable);
    }
  }

  /** Gives back what was paid too much, as far as the policy has it go back without a person. */
  Uni<Void> giveBack(Mutiny.Session tx, StayRow stay, Standing standing, CollectingPolicy policy) {
    if (!policy.refundAtOnce()) {
      stay.rest(FOR_A_PERSON.formatted(standing.surplus().inYuan()));
      return Uni.createFrom().voidItem();
    }
    return facts(tx, stay)
        .chain(
            facts -> {
              var open = facts.list(row -> facts.mayGiveBack(row, policy));
              var plan = RefundPlan.of(standing.surplus(), open);
              var wish = new Wish(standing.surplus(), WHY, "policy");
              return write(tx, standing, facts, new Ordered(stay, wish, plan));
            })
        .replaceWithVoid();
  }

  /** Gives back what a person wishes, whatever gateways have refused before. */
  Uni<Written> order(Mutiny.Session tx, StayRow stay, Standing standing, Wish wish) {
    return facts(tx, stay)
        .chain(
            facts -> {
              var plan = RefundPlan.of(wish.amount(), facts.list(row -> true));
              return write(tx, standing, facts, new Ordered(stay, wish, plan));
            });
  }

  private static Uni<Facts> facts(Mutiny.Session tx, StayRow stay) {
    return tx.createQuery(PAID, AttemptRow.class)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .getResultList()
        .chain(paid -> RefundRow.listOf(tx, stay.key()).map(refunds -> new Facts(paid, refunds)));
  }

  /** A plan that is about to be written down, and the visit that it is for, locked. */
  private record Ordered(StayRow stay, Wish wish, RefundPlan plan) {}

  /**
   * What was written down.
   *
   * @param numbers of the refunds
   * @param byHand what no gateway can give back
   */
  record Written(List<String> numbers, Fen byHand) {}

  private Uni<Written> write(Mutiny.Session tx, Standing standing, Facts facts, Ordered ordered) {
    Map<String, AttemptRow> paid =
        facts.paid().stream()
            .collect(Collectors.toMap(AttemptRow::orderNumber, Function.identity()));
    var rows = new ArrayList<RefundRow>();
    var postings = new ArrayList<Posting>();
    var left = standing;
    for (var part : ordered.plan().parts()) {
      var row = row(paid.get(part.order()), part, ordered.wish());
      postings.addAll(ordered(left, row));
      left = left.withSurplus(left.surplus().minus(part.amount()));
      rows.add(row);
    }
    var byHand = ordered.plan().byHand();
    ordered.stay().rest(byHand.isZero() ? null : BY_HAND.formatted(byHand.inYuan(), facts.why()));
    return tx.persistAll(rows.toArray())
        .chain(tx::flush)
        .chain(() -> ledger.post(tx, postings))
        .replaceWith(new Written(rows.stream().map(RefundRow::number).toList(), byHand));
  }

  private RefundRow row(AttemptRow paid, RefundPlan.Part part, Wish wish) {
    paid.refundedFen = Fen.fen(paid.refundedFen).plus(part.amount()).count();
    var row = RefundRow.prepared(paid, part.amount(), time.instant());
    row.reason = wish.reason();
    row.orderedBy = wish.who();
    return row;
  }

  /** What is on its way back is no surplus any more. */
  private List<Posting> ordered(Standing standing, RefundRow row) {
    var cause = new Standing.Cause("refund:" + row.number(), time.instant());
    return standing.raisedBy(row.amount(), LedgerAccount.refund(row.gateway), cause);
  }
}
