package parking.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.database.Transactions;
import parking.database.Values;

/** Looks up what became of visits of a lot, here and where they are charged. */
@ApplicationScoped
class VisitStates {
  /** A visit is filed after its cars were seen, but for what the clocks of cameras are off. */
  private static final Duration CLOCKS = Duration.ofDays(2);

  private static final String FIND =
      """
      select session_id, coalesce(left_at, filed_at) as ended_at, state from session
      where lot_id = $1 and session_id = any($2) and filed_at >= $3
      union all
      select session_id, null, 'OPEN' from open_session
      where lot_id = $1 and session_id = any($2)""";

  private final Transactions transactions;
  private final Affairs affairs;

  VisitStates(Transactions transactions, Affairs affairs) {
    this.transactions = transactions;
    this.affairs = affairs;
  }

  /** Visits by their names, and those with which somebody is not done. */
  record Known(Map<UUID, RetentionRules.Visit> visits, Set<UUID> open) {
    /** What belongs to a visit that nobody knows is kept as if the visit had ended then. */
    boolean isDue(RetentionRules rules, Instant came, Optional<UUID> visit) {
      return rules.isDue(
          came,
          visit.map(
              it ->
                  visits.getOrDefault(it, new RetentionRules.Visit(it, Optional.of(came), false))),
          open);
    }
  }

  /**
   * What is known of some visits of a lot.
   *
   * @param since when the first of their cars was seen
   */
  Uni<Known> find(String lot, Collection<UUID> ids, Instant since, RetentionRules rules) {
    var values = Values.of(lot, new HashSet<>(ids).toArray(UUID[]::new), since.minus(CLOCKS));
    return transactions
        .single(FIND, values)
        .map(
            rows ->
                Values.list(rows, VisitStates::visit).stream()
                    .collect(Collectors.toMap(RetentionRules.Visit::id, it -> it)))
        .chain(visits -> known(visits, rules));
  }

  private Uni<Known> known(Map<UUID, RetentionRules.Visit> visits, RetentionRules rules) {
    var past =
        visits.values().stream().filter(rules::isPast).map(RetentionRules.Visit::id).toList();
    return affairs.listOpen(past).map(open -> new Known(visits, open));
  }

  /** An exit without an entry is never charged, and nothing comes of it by waiting. */
  private static RetentionRules.Visit visit(Row row) {
    return new RetentionRules.Visit(
        row.getUUID("session_id"),
        Values.findInstant(row, "ended_at"),
        row.getString("state").equals("AWAITING_REVIEW"));
  }
}
