package billing.reconciliation;

import billing.gateways.BillLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a comparison of one gateway's day looks at.
 *
 * @param day by China's clock
 * @param bill the lines of the day's bill
 * @param ours by number: all that the bill names and we know, and all that our books count to the
 *     day
 * @param elsewhere the numbers among ours that another day's bill has
 * @param nextIsThere whether the next day's bill is kept already
 * @param rate what the contract says; empty when nobody has told
 */
record DayOfTrades(
    LocalDate day,
    List<BillLine> bill,
    Map<String, Ours> ours,
    Set<String> elsewhere,
    boolean nextIsThere,
    Optional<FeeRate> rate) {}
