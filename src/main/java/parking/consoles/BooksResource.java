package parking.consoles;

import billing.api.Books;
import billing.api.Books.Clock;
import billing.api.Books.Extract;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.streetoffices.Act;
import parking.streetoffices.Person;

/** The books of money, for the staff whose affair all lots are. Money is fen. */
@Path("/api/v1/books")
public class BooksResource {
  private static final int MOST_LINES = 1000;
  private static final int MOST_SEALS = 100;

  private final Books books;
  private final SharingRights rights;
  private final Lots lots;
  private final InstantSource time;

  BooksResource(Books books, SharingRights rights, Lots lots, InstantSource time) {
    this.books = books;
    this.rights = rights;
    this.lots = lots;
    this.time = time;
  }

  /** What an account received and gave. */
  record Sum(String account, long debitsFen, long creditsFen) {}

  /** A posting; {@code other} is the account on its other side. */
  record Line(
      Instant occurred,
      Instant posted,
      String cause,
      Optional<UUID> stay,
      String other,
      long debitFen,
      long creditFen) {
    static Line of(Books.Line it) {
      long fen = it.amount().count();
      return new Line(
          it.occurred(),
          it.posted(),
          it.cause(),
          it.stay().map(StayId::value),
          it.other(),
          it.debit() ? fen : 0,
          it.debit() ? 0 : fen);
    }
  }

  /**
   * A statement of an account.
   *
   * @param opening all before {@code from}
   * @param closing all before {@code until}
   * @param complete false when there are more than a thousand lines: ask for a shorter time; the
   *     sums are of everything all the same
   */
  record Statement(
      Instant from, Instant until, Sum opening, List<Line> lines, Sum closing, boolean complete) {
    static Statement of(Books.Statement it) {
      var wanted = it.wanted();
      return new Statement(
          wanted.from(),
          wanted.until(),
          sum(wanted.account(), it.opening()),
          it.lines().stream().map(Line::of).toList(),
          sum(wanted.account(), it.closing()),
          it.complete());
    }
  }

  private static Sum sum(String account, Books.Sides sides) {
    return new Sum(account, sides.debits().count(), sides.credits().count());
  }

  /** What all accounts hold; those of drivers together. Debits and credits are equal in the sum. */
  @GET
  @Path("/totals")
  public Uni<List<Sum>> totals() {
    return allowed()
        .chain(books::totals)
        .map(all -> all.stream().map(it -> sum(it.name(), it.sides())).toList());
  }

  /**
   * A statement of an account.
   *
   * @param from a moment; the beginning of everything when absent
   * @param until the moment before which it ends; now when absent
   * @param clock {@code OCCURRED}, when money moved, which is what is meant when absent, or {@code
   *     POSTED}, when it was written down
   */
  @GET
  @Path("/accounts/{account}/statement")
  public Uni<Statement> statement(
      @PathParam("account") String account,
      @QueryParam("from") String from,
      @QueryParam("until") String until,
      @QueryParam("clock") String clock) {
    var wanted =
        new Extract(
            account,
            from == null ? Instant.EPOCH : Asked.moment("from", from),
            until == null ? time.instant() : Asked.moment("until", until),
            clock == null ? Clock.OCCURRED : Asked.oneOf("clock", Clock.class, clock),
            MOST_LINES);
    return allowed()
        .chain(person -> books.statement(wanted))
        .map(Statement::of)
        .onFailure(IllegalArgumentException.class)
        .transform(e -> Problem.malformed("account: " + e.getMessage() + "."));
  }

  /** Recomputes everything at once; done every night, too. */
  @POST
  @Path("/audits")
  public Uni<Books.Audit> audit() {
    return allowed().chain(books::audit);
  }

  /** The newest audit. */
  @GET
  @Path("/audits/last")
  public Uni<Books.Audit> lastAudit() {
    return allowed()
        .chain(books::findLastAudit)
        .map(
            last ->
                last.orElseThrow(
                    () -> Problem.unknown("no-audit", "The books were never audited.")));
  }

  /** The newest seals over the journal, to be noted somewhere else. */
  @GET
  @Path("/seals")
  public Uni<List<Books.Seal>> seals() {
    return allowed().chain(person -> books.listSeals(MOST_SEALS));
  }

  private Uni<Person> allowed() {
    return rights.may(Act.READ, lots.listLots().stream().map(Lot::id).collect(Collectors.toSet()));
  }
}
