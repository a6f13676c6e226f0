package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What accounts have left unpaid. Anybody may hear how many visits and how much; which visits, only
 * who has shown a code, or is otherwise known to be the driver.
 */
public interface Arrears {
  /** How much is unpaid; nothing for an account that billing never heard of. */
  Uni<Unpaid> of(AccountId account);

  /**
   * The unpaid visits that a code shows: one, or all of the account's. Whoever asks limits how
   * often it is asked.
   *
   * @return empty when this is no code of the account, or it has ended
   */
  Uni<Optional<List<UnpaidVisit>>> claim(AccountId account, String code);

  /** All unpaid visits, for somebody who is known to be the driver, or staff. */
  Uni<List<UnpaidVisit>> list(AccountId account);

  /**
   * Makes a code that shows one visit. It is told this once; only a hash is kept.
   *
   * @param stay a visit that may not have been charged yet
   */
  Uni<String> issueCode(AccountId account, StayId stay);

  /** What was done about an account's debts, oldest first; for staff. */
  Uni<List<StepDone>> listSteps(AccountId account);

  /**
   * What was escalated on a local day with a report to the authority, as CSV with whole plates; for
   * staff.
   */
  Uni<String> report(LocalDate day);

  /** How many visits are unpaid, and what they owe together. */
  record Unpaid(int visits, Fen amount) {}

  /** A visit that is not paid. */
  record UnpaidVisit(
      StayId stay, String lot, String lotName, Instant entered, Instant left, Fen owed) {}

  /**
   * A step.
   *
   * @param step its name in the policy
   * @param outcome DONE, or OVERTAKEN by a later reminder; for reminders, what became of the
   *     message stands behind it: {@code DONE sms SENT}
   */
  record StepDone(StayId stay, String step, String outcome, Fen owed, Instant at) {}
}
