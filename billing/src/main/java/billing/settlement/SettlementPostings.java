package billing.settlement;

import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.StayKey;
import billing.money.Fen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What statements move in the ledger, in the books of their parties. Pure. */
final class SettlementPostings {
  private SettlementPostings() {}

  /**
   * From what each lot earned to what the party is to be paid; what is held back, and what is free
   * again. As of the day of closing, not of the period, which is closed by it; and for no visit, so
   * that no later statement counts it as money that moved.
   */
  static List<Posting> closing(String number, Draft draft, Instant now) {
    var party = draft.terms().party().id();
    var books = StayKey.ofNoStay(party);
    var payable = LedgerAccount.payable(party);
    var reserve = LedgerAccount.reserve(party);
    List<Posting> postings = new ArrayList<>();
    shares(draft)
        .forEach(
            (lot, share) -> {
              var cause = "settled:%s:%s".formatted(number, lot);
              var income = LedgerAccount.income(lot);
              if (share > 0) {
                postings.add(new Posting(income, payable, Fen.fen(share), cause, books, now));
              } else if (share < 0) {
                postings.add(new Posting(payable, income, Fen.fen(-share), cause, books, now));
              }
            });
    var payment = draft.account().payment();
    if (!payment.held().isZero()) {
      postings.add(new Posting(payable, reserve, payment.held(), "held:" + number, books, now));
    }
    if (!payment.released().isZero()) {
      postings.add(
          new Posting(reserve, payable, payment.released(), "released:" + number, books, now));
    }
    return postings;
  }

  private static TreeMap<String, Long> shares(Draft draft) {
    var shares = new TreeMap<String, Long>();
    draft
        .lines()
        .forEach(line -> shares.merge(line.moved().visit().lot(), line.share(), Math::addExact));
    return shares;
  }

  /** From the bank to the party. */
  static Posting payout(String number, String party, Fen amount, Instant now) {
    return new Posting(
        LedgerAccount.payable(party),
        LedgerAccount.BANK,
        amount,
        "payout:" + number,
        StayKey.ofNoStay(party),
        now);
  }
}
