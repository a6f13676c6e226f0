package billing.api;

import billing.money.Fen;

/**
 * What became of the disputes that were opened in a time.
 *
 * @param opened how many there were
 * @param stillOpen how many of them wait for a decision
 * @param decidedInTime how many were decided before their deadline
 * @param late how many were decided after it, or wait although it has passed
 * @param refunded by how much charges were lowered in all
 * @param wrongCharges charges that the operator has found to be wrong
 */
public record DisputeFigures(
    long opened,
    long stillOpen,
    Ends ends,
    long decidedInTime,
    long late,
    Fen refunded,
    long wrongCharges) {

  /** How many ended in which way. */
  public record Ends(long upheld, long refunded, long withdrawn) {}
}
