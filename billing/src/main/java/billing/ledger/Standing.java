package billing.ledger;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where an account stands with one visit, and which postings a change of the price or a payment
 * makes of that. A receivable never falls below nothing: what was paid beyond the price is a
 * surplus, the account's credit, visible in the books until a person decides what becomes of it.
 * Only what was paid can become one: what was written off is taken back first.
 *
 * @param owed the balance of the receivable
 * @param surplus what was paid too much
 * @param writtenOff what was given up of what the visit owed, and not taken back since
 */
public record Standing(StayKey stay, Fen owed, Fen surplus, Fen writtenOff) {
  private static final String RECOVERED = "recovered:";

  /** What makes money move, and when it does. */
  public record Cause(String name, Instant at) {}

  /** Where an account stands with a visit of which nothing is written off. */
  public static Standing of(StayKey stay, Fen owed, Fen surplus) {
    return new Standing(stay, owed, surplus, Fen.ZERO);
  }

  /** The same with another surplus. */
  public Standing withSurplus(Fen other) {
    return new Standing(stay, owed, other, writtenOff);
  }

  /**
   * The visit costs more: what was paid too much for it before is used up first.
   *
   * @param income whose the price is
   */
  public List<Posting> raisedBy(Fen more, LedgerAccount income, Cause cause) {
    var back = more.min(surplus);
    return Stream.concat(
            post(credit(), income, back, cause, ":surplus"),
            post(receivable(), income, more.minus(back), cause, ""))
        .toList();
  }

  /**
   * The visit costs less: what is not owed any more because it was paid becomes a surplus. A debt
   * is forgiven first, then one that was given up, and only what was paid is left for that.
   *
   * @param income whose the price is
   */
  public List<Posting> loweredBy(Fen less, LedgerAccount income, Cause cause) {
    return settledBy(less, income, cause);
  }

  /** Money has come: it settles what is owed, then what was given up; the rest is a surplus. */
  public List<Posting> paidInto(LedgerAccount place, Fen amount, Cause cause) {
    return settledBy(amount, place, cause);
  }

  private List<Posting> settledBy(Fen amount, LedgerAccount place, Cause cause) {
    var recovered = amount.minus(amount.min(owed)).min(writtenOff);
    var settled = amount.min(owed.plus(recovered));
    var back = new Cause(RECOVERED + cause.name(), cause.at());
    return Stream.of(
            post(receivable(), LedgerAccount.WRITE_OFF, recovered, back, ""),
            post(place, receivable(), settled, cause, ""),
            post(place, credit(), amount.minus(settled), cause, ":surplus"))
        .flatMap(postings -> postings)
        .toList();
  }

  private LedgerAccount receivable() {
    return LedgerAccount.receivable(stay.account());
  }

  private LedgerAccount credit() {
    return LedgerAccount.surplus(stay.account());
  }

  private Stream<Posting> post(
      LedgerAccount debit, LedgerAccount credit, Fen amount, Cause cause, String part) {
    return amount.isZero()
        ? Stream.empty()
        : Stream.of(new Posting(debit, credit, amount, cause.name() + part, stay, cause.at()));
  }
}
