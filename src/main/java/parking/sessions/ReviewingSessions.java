package parking.sessions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.lots.LotTurns;
import parking.matching.Candidate;
import parking.matching.Look;
import parking.problems.Problem;

/** Takes a person's word about sessions, whatever became of them before. */
@ApplicationScoped
public class ReviewingSessions {
  private static final int MOST_CANDIDATES = 5;
  private static final String TOOK =
      """
      update session set review_seconds = coalesce(review_seconds, 0) + $3
      where lot_id = $1 and session_id = $2""";

  private final Transactions transactions;
  private final SessionStore store;
  private final Acts acts;
  private final SessionSettings settings;

  ReviewingSessions(
      Transactions transactions, SessionStore store, Acts acts, SessionSettings settings) {
    this.transactions = transactions;
    this.store = store;
    this.acts = acts;
    this.settings = settings;
  }

  /**
   * Puts a session right. What was charged for it before is charged anew: billing posts the
   * difference.
   *
   * @return fails with a {@link Problem} when there is no such session, or the correction does not
   *     fit it
   */
  public Uni<Void> correct(String lot, UUID id, Correction correction, Acts.Author author) {
    return transactions.direct(
        tx ->
            LotTurns.take(tx, lot)
                .chain(() -> store.open(tx, lot, named(id, correction)))
                .invoke(ReviewingSessions::mustNotBeForgotten)
                .chain(book -> addNewPlate(tx, lot, correction, book))
                .invoke(book -> decide(book, id, correction, author))
                .call(book -> store.write(tx, lot, book))
                .call(book -> store.countUnread(tx, lot, UnreadCars.givenUpIn(book)))
                .call(book -> acts.write(tx, lot, kind(correction), author, book))
                .chain(() -> took(tx, lot, id, author)));
  }

  private static void mustNotBeForgotten(LotBook book) {
    if (book.listOver().stream().anyMatch(it -> it.visit().plate().isForgotten())) {
      throw Problem.conflict(
          "plate-forgotten", "The plate of this visit is masked, because its time was over.");
    }
  }

  private static List<UUID> named(UUID id, Correction correction) {
    return correction instanceof Correction.Join join ? List.of(id, join.other()) : List.of(id);
  }

  private Uni<LotBook> addNewPlate(
      SqlConnection tx, String lot, Correction correction, LotBook book) {
    if (correction instanceof Correction.Edit edit && edit.car().isPresent()) {
      var plates = List.of(edit.car().get().plate().text());
      return store
          .reading(tx, lot)
          .ofCars(plates, book.time())
          .invoke(book::addAll)
          .chain(() -> store.permits(tx, lot, plates))
          .invoke(book::addPermits)
          .replaceWith(book);
    }
    return Uni.createFrom().item(book);
  }

  private static void decide(LotBook book, UUID id, Correction correction, Acts.Author author) {
    new ReviewRules(book, Ids::next, author.why())
        .decide(id, correction)
        .forEach(session -> book.put(session, Optional.of(author.who())));
  }

  private static String kind(Correction correction) {
    return correction.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  private static Uni<Void> took(SqlConnection tx, String lot, UUID id, Acts.Author author) {
    return author.seconds() == 0
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(TOOK).execute(Tuple.of(lot, id, author.seconds())).replaceWithVoid();
  }

  /**
   * A car that may have begun the visit that this session ends.
   *
   * @param session the session that it began
   * @param probability that it is the one
   */
  public record Candidacy(SessionView session, double probability) {}

  /**
   * For each of these sessions the cars inside that may be the one seen leaving in it, likeliest
   * first; none for one that was not seen leaving, or whose entry is known.
   */
  public Uni<Map<UUID, List<Candidacy>>> candidates(Lot lot, List<SessionView> sessions) {
    return transactions
        .direct(tx -> store.reading(tx, lot.id()).allOpen())
        .map(
            open -> {
              Map<UUID, List<Candidacy>> all = new HashMap<>();
              sessions.forEach(session -> all.put(session.id(), rank(lot, session, open)));
              return all;
            });
  }

  private List<Candidacy> rank(Lot lot, SessionView session, List<Kept> open) {
    if (session.exit().isEmpty() || session.entry().isPresent()) {
      return List.of();
    }
    var exit = session.exit().get();
    var look =
        new Look(
            session.car().plate(), session.car().colour(), exit.confidence(), Optional.empty());
    var inside = open.stream().map(kept -> (Session.Open) kept.session()).toList();
    var ranked = new Candidates(SessionPolicy.of(lot, settings)).rank(look, exit.at(), inside);
    return ranked.stream()
        .limit(MOST_CANDIDATES)
        .map(candidate -> new Candidacy(view(open, candidate), candidate.probability()))
        .toList();
  }

  private static SessionView view(List<Kept> open, Candidate candidate) {
    return open.stream()
        .filter(kept -> kept.session().visit().id().equals(candidate.session()))
        .map(SessionView::of)
        .findFirst()
        .orElseThrow();
  }
}
