package billing.settlement;

import billing.api.Settlements.Payment;
import billing.api.Settlements.ReserveRule;
import billing.api.Settlements.Sums;
import billing.money.Fen;
import java.util.List;

/**
 * What a statement comes to.
 *
 * @param sums over its lines
 * @param payment what the party gets of that
 */
record Account(Sums sums, Payment payment) {
  private static final int ALL = 10_000;

  /**
   * @param carried what the party owes from before: nothing or less
   * @param released what of its reserves is due
   */
  static Account of(List<Line> lines, ReserveRule rule, long carried, Fen released) {
    var sums = sums(lines);
    long due = Math.addExact(carried, sums.share());
    var held = held(Fen.fen(Math.max(0, due)), rule);
    long paid = due - held.count() + released.count();
    return new Account(
        sums, new Payment(carried, held, released, Fen.fen(Math.max(0, paid)), Math.min(0, paid)));
  }

  private static Sums sums(List<Line> lines) {
    return lines.stream()
        .map(
            line -> {
              var amounts = line.moved().amounts();
              return new Sums(amounts.received(), amounts.refunded(), amounts.fee(), line.share());
            })
        .reduce(new Sums(0, 0, 0, 0), Account::plus);
  }

  private static Sums plus(Sums one, Sums other) {
    return new Sums(
        Math.addExact(one.received(), other.received()),
        Math.addExact(one.refunded(), other.refunded()),
        Math.addExact(one.fees(), other.fees()),
        Math.addExact(one.share(), other.share()));
  }

  /** Rounded to whole fen, half a fen upwards; never more than there is. */
  private static Fen held(Fen due, ReserveRule rule) {
    var part = Fen.fen(due.times(rule.tenThousandths()).plus(Fen.fen(ALL / 2)).count() / ALL);
    return part.plus(rule.fixed()).min(due);
  }
}
