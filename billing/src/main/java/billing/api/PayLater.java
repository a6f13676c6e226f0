package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;

/** Whether a driver may leave first and pay after. Gates and consoles ask; nobody stores it. */
public interface PayLater {
  /** The answer for an account; one that billing never heard of is allowed. */
  Uni<Answer> of(AccountId account);

  /**
   * The answer, and why.
   *
   * @param isAllowed false as soon as the arrears policy bears no more
   * @param visits unpaid visits that count: not in grace, not disputed, not being collected
   * @param amount what those owe
   */
  record Answer(boolean isAllowed, int visits, Fen amount) {}
}
