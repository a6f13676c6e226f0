package billing.arrears;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;

/** Decides whether an account may leave first and pay after. */
final class PayLaterRules {
  private PayLaterRules() {}

  /**
   * A debt, and the policy of the place where it was made.
   *
   * @param debt disputed ones do not count, nor do those whose grace has not ended
   */
  record Owed(ArrearsPolicy policy, Debt debt) {
    boolean counts(Instant now) {
      return !debt.owed().isZero()
          && debt.hold().isEmpty()
          && !debt.since().plus(policy.grace()).isAfter(now);
    }
  }

  /** How many visits count as unpaid, and what they owe; suspended or not. */
  record Answer(boolean isSuspended, int visits, Fen amount) {}

  /** Suspended as soon as the debts under one policy reach what that policy bears. */
  static Answer judge(List<Owed> debts, Instant now) {
    var counted = debts.stream().filter(owed -> owed.counts(now)).toList();
    var suspended =
        counted.stream()
            .map(Owed::policy)
            .distinct()
            .anyMatch(policy -> reaches(policy, of(policy, counted)));
    return new Answer(suspended, counted.size(), sum(counted));
  }

  private static List<Owed> of(ArrearsPolicy policy, List<Owed> debts) {
    return debts.stream().filter(owed -> owed.policy().equals(policy)).toList();
  }

  private static boolean reaches(ArrearsPolicy policy, List<Owed> debts) {
    var bound = policy.suspension();
    return bound.visits().filter(most -> debts.size() >= most).isPresent()
        || bound.amount().filter(most -> sum(debts).compareTo(most) >= 0).isPresent();
  }

  private static Fen sum(List<Owed> debts) {
    return debts.stream().map(owed -> owed.debt().owed()).reduce(Fen.ZERO, Fen::plus);
  }
}
