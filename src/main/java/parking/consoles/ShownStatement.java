package parking.consoles;

import billing.api.Settlements.Party;
import billing.api.Settlements.StatementState;
import billing.api.Settlements.StatementView;
import billing.api.Settlements.Step;
import billing.api.Settlements.Sums;
import java.util.List;

/** A statement as it goes over HTTP; money is fen. */
record ShownStatement(
    String number,
    StatementState state,
    Party party,
    StatementView.Period period,
    Sums sumsFen,
    PaymentFen paymentFen,
    List<Step> steps) {

  /** carried + share - held + released = payout + carry. */
  record PaymentFen(long carried, long held, long released, long payout, long carry) {}

  static ShownStatement of(StatementView it) {
    var pay = it.payment();
    return new ShownStatement(
        it.number(),
        it.state(),
        it.party(),
        it.period(),
        it.sums(),
        new PaymentFen(
            pay.carried(),
            pay.held().count(),
            pay.released().count(),
            pay.payout().count(),
            pay.carry()),
        it.steps());
  }
}
