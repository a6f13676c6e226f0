package billing.publishing;

import billing.tariffs.simulation.Comparison;
import billing.tariffs.simulation.Comparison.Change;
import billing.tariffs.simulation.Comparison.Free;
import billing.tariffs.simulation.Comparison.Sum;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a simulation found, as docs/contracts/simulation.v1.schema.json has it. Money is fen.
 *
 * @param against the tariff that it was compared with; absent for all zones together
 * @param unpricedBecause the first reason why a stay could not be priced; absent when all were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(
    String against,
    Sum stays,
    Free free,
    List<Lengths> byLength,
    List<Sum> byHour,
    Change dearer,
    Change cheaper,
    long unpriced,
    String unpricedBecause) {

  /**
   * Stays of some lengths.
   *
   * @param untilMinutes shorter than that; absent for the longest
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lengths(long fromMinutes, Long untilMinutes, long stays, long before, long after) {}

  static Outcome of(String against, Comparison found) {
    var reason = found.unpriced().firstReason();
    return new Outcome(
        against,
        found.all(),
        found.free(),
        found.byLength().stream().map(Outcome::lengths).toList(),
        found.byHour(),
        found.dearer(),
        found.cheaper(),
        found.unpriced().stays(),
        reason.isEmpty() ? null : reason);
  }

  private static Lengths lengths(Comparison.Bucket bucket) {
    long until = bucket.untilMinutes();
    var sum = bucket.sum();
    return new Lengths(
        bucket.fromMinutes(),
        until == Long.MAX_VALUE ? null : until,
        sum.stays(),
        sum.before(),
        sum.after());
  }
}
