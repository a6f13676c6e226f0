package billing.arrears;

import billing.money.Fen;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a visit owes, as the rules look at it.
 *
 * @param owed the balance of the receivable
 * @param since when the debt began
 * @param done the names of the steps that were done or overtaken
 * @param hold why nothing is to be done at the moment
 */
record Debt(Fen owed, Instant since, Set<String> done, Optional<Hold> hold) {

  /** What keeps every step waiting. */
  enum Hold {
    /** The driver says that the charge is wrong, and nobody has decided yet. */
    DISPUTED,
    /** A gateway may be taking the money at this moment. */
    COLLECTING
  }
}
