package billing.ledger;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where an account stands with one visit, and which postings a change of the price or a payment
 * makes of that. A receivable never falls below nothing: what was paid beyond the price is a
 * surplus, the account's credit, visible in the books until a person decides what becomes of it.
 *
 * @param owed the balance of the receivable
 * @param surplus what was paid too much
 */
public record Standing(StayKey stay, Fen owed, Fen surplus) {

  /** What makes money move, and when it does. */
  public record Cause(String name, Instant at) {}

  /**
   * The visit costs more: what was paid too much for it before is used up first.
   *
   * @param income whose the price is
   */
  public List<Posting> raisedBy(Fen more, LedgerAccount income, Cause cause) {
    var back = more.min(surplus);
    return postings(
        post(credit(), income, back, cause, ":surplus"),
        post(receivable(), income, more.minus(back), cause, ""));
  }

  /**
   * The visit costs less: what is not owed any more because it was paid becomes a surplus.
   *
   * @param income whose the price is
   */
  public List<Posting> loweredBy(Fen less, LedgerAccount income, Cause cause) {
    var forgiven = less.min(owed);
    return postings(
        post(income, receivable(), forgiven, cause, ""),
        post(income, credit(), less.minus(forgiven), cause, ":surplus"));
  }

  /** Money has come: it settles what is owed, and the rest is a surplus. */
  public List<Posting> paidInto(LedgerAccount place, Fen amount, Cause cause) {
    var settled = amount.min(owed);
    return postings(
        post(place, receivable(), settled, cause, ""),
        post(place, credit(), amount.minus(settled), cause, ":surplus"));
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

  private static List<Posting> postings(Stream<Posting> first, Stream<Posting> second) {
    return Stream.concat(first, second).toList();
  }
}
