package billing.settlement;

/**
 * A line of a statement.
 *
 * @param share the party's part of the line's money, in fen
 */
record Line(Moved moved, long share) {}
