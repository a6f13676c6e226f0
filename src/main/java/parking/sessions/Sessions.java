package parking.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parking.database.Transactions;

/** Looks sessions up. */
@ApplicationScoped
public class Sessions {
  private static final List<String> FOR_REVIEW =
      List.of(SessionState.AWAITING_REVIEW.name(), SessionState.ORPHAN_EXIT.name());
  private static final String COUNT_OPEN =
      "select s.lotId, count(*) from SessionRow s where s.state = 'OPEN' group by s.lotId";

  private final Transactions transactions;

  Sessions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Cars that are inside now, newest first. */
  public Uni<List<SessionView>> listOpen(int most) {
    return list(List.of(SessionState.OPEN.name()), most);
  }

  /** Visits that are over, newest first. */
  public Uni<List<SessionView>> listClosed(int most) {
    return list(List.of(SessionState.CLOSED.name()), most);
  }

  /** Cases for a person, newest first. */
  public Uni<List<SessionView>> listForReview(int most) {
    return list(FOR_REVIEW, most);
  }

  /** How many cases wait for a person. */
  public Uni<Long> countForReview() {
    return transactions.inOne(
        tx ->
            tx.createQuery("select count(*) from SessionRow where state in :states", Long.class)
                .setParameter("states", FOR_REVIEW)
                .getSingleResult());
  }

  /** How many cars are inside, by lot; an empty lot is absent. */
  public Uni<Map<String, Long>> countOpen() {
    return transactions
        .inOne(tx -> tx.createQuery(COUNT_OPEN, Object[].class).getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
  }

  private Uni<List<SessionView>> list(List<String> states, int most) {
    return transactions
        .inOne(
            tx ->
                tx.createQuery(
                        "from SessionRow where state in :states order by changedAt desc",
                        SessionRow.class)
                    .setParameter("states", states)
                    .setMaxResults(most)
                    .getResultList())
        .map(rows -> rows.stream().map(SessionView::of).toList());
  }
}
