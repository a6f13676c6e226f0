package parking.consoles;

import billing.api.Settlements;
import billing.api.Settlements.CloseOutcome;
import billing.api.Settlements.Format;
import billing.api.Settlements.PayOutcome;
import billing.api.Settlements.ProposeOutcome;
import billing.api.Settlements.StatementView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestResponse;
import parking.consoles.SettlementWishes.Wish;
import parking.problems.Problem;
import parking.streetoffices.Act;
import parking.streetoffices.Person;
import parking.streetoffices.StaffRules;
import parking.streetoffices.WhoAsks;

/**
 * Statements of what parties are paid. Who runs all of a statement's lots makes and closes it; the
 * street office of all of them may read it.
 */
@Path("/api/v1/settlements")
public class SettlementsResource {
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Settlements settlements;
  private final SettlementWishes wishes;
  private final SharingRights rights;
  private final WhoAsks who;

  SettlementsResource(
      Settlements settlements, SettlementWishes wishes, SharingRights rights, WhoAsks who) {
    this.settlements = settlements;
    this.wishes = wishes;
    this.rights = rights;
    this.who = who;
  }

  /** The bank's number of a transfer. */
  record Payout(String bankReference) {}

  /** Makes a statement; the same again, while nothing has changed, is the same. */
  @POST
  public Uni<RestResponse<ShownStatement>> propose(Wish wish) {
    return who.person()
        .chain(person -> wishes.terms(wish))
        .chain(
            terms -> {
              Set<String> lots = new TreeSet<>();
              terms.lots().forEach(lot -> lots.add(lot.lot()));
              if (lots.isEmpty()) {
                throw Problem.unprocessable(
                    "nothing-to-settle",
                    "%s gets nothing of any lot on these days.".formatted(terms.party().name()));
              }
              return rights
                  .may(Act.SETTLE, lots)
                  .chain(person -> settlements.propose(terms, person.id()));
            })
        .map(SettlementsResource::proposed);
  }

  private static RestResponse<ShownStatement> proposed(ProposeOutcome outcome) {
    if (outcome instanceof ProposeOutcome.Proposed proposed) {
      return RestResponse.status(
          RestResponse.Status.CREATED, ShownStatement.of(proposed.statement()));
    }
    throw Problem.unprocessable("not-to-be-settled", ((ProposeOutcome.Impossible) outcome).why());
  }

  /**
   * A party's statements that whoever asks may read, the newest first.
   *
   * @param party its short name, as statements have it
   */
  @GET
  public Uni<List<ShownStatement>> list(@QueryParam("party") String party) {
    var asked = Asked.name("party", party);
    return who.person()
        .chain(
            person ->
                settlements
                    .list(asked)
                    .map(all -> all.stream().filter(it -> mayRead(person, it)).toList()))
        .map(all -> all.stream().map(ShownStatement::of).toList());
  }

  private static boolean mayRead(Person person, StatementView it) {
    return StaffRules.allow(person, Act.READ, new HashSet<>(it.period().lots()));
  }

  @GET
  @Path("/{number}")
  public Uni<ShownStatement> get(@PathParam("number") String number) {
    return find(Act.READ, number).map(ShownStatement::of);
  }

  /** Closes it: nothing is posted into its days any more. */
  @POST
  @Path("/{number}/close")
  public Uni<ShownStatement> close(@PathParam("number") String number) {
    return find(Act.SETTLE, number)
        .chain(it -> who.person())
        .chain(person -> settlements.close(number, person.id()))
        .map(outcome -> closed(number, outcome));
  }

  private static ShownStatement closed(String number, CloseOutcome outcome) {
    if (outcome instanceof CloseOutcome.Closed closed) {
      return ShownStatement.of(closed.statement());
    }
    if (outcome instanceof CloseOutcome.NotNext next) {
      throw Problem.conflict(
          "not-next", "The party's next statement begins on %s.".formatted(next.expected()));
    }
    if (outcome instanceof CloseOutcome.NotOver over) {
      throw Problem.conflict("not-over", "It can be closed from %s on.".formatted(over.from()));
    }
    if (outcome instanceof CloseOutcome.NotReconciled bills) {
      throw Problem.conflict(
              "not-reconciled",
              "These bills are not compared yet: %s. Run them first.".formatted(bills.bills()))
          .with("bills", bills.bills());
    }
    if (outcome instanceof CloseOutcome.Changed) {
      throw Problem.conflict(
          "statement-changed", "Money has moved since it was proposed. Propose it anew.");
    }
    throw unknown(number);
  }

  /** Writes down that it was paid. */
  @POST
  @Path("/{number}/payout")
  public Uni<ShownStatement> payout(@PathParam("number") String number, Payout payout) {
    var asked = Asked.given("bankReference", payout);
    var reference = Asked.name("bankReference", asked.bankReference());
    return find(Act.SETTLE, number)
        .chain(it -> who.person())
        .chain(person -> settlements.paidOut(number, reference, person.id()))
        .map(outcome -> paid(number, outcome));
  }

  private static ShownStatement paid(String number, PayOutcome outcome) {
    if (outcome instanceof PayOutcome.PaidOut paid) {
      return ShownStatement.of(paid.statement());
    }
    if (outcome instanceof PayOutcome.NotClosed) {
      throw Problem.conflict("not-closed", "Statement %s is not closed yet.".formatted(number));
    }
    throw unknown(number);
  }

  @GET
  @Path("/{number}/statement.csv")
  @Produces(CSV)
  public Uni<byte[]> csv(@PathParam("number") String number) {
    return file(number, Format.CSV);
  }

  @GET
  @Path("/{number}/statement.xlsx")
  @Produces(XLSX)
  public Uni<byte[]> xlsx(@PathParam("number") String number) {
    return file(number, Format.XLSX);
  }

  @GET
  @Path("/{number}/statement.pdf")
  @Produces(Asked.PDF)
  public Uni<byte[]> pdf(@PathParam("number") String number) {
    return file(number, Format.PDF);
  }

  private Uni<byte[]> file(String number, Format format) {
    return find(Act.READ, number).chain(it -> settlements.file(number, format));
  }

  /** What a bank is to transfer to a party. */
  @GET
  @Path("/payouts.csv")
  @Produces(CSV)
  public Uni<byte[]> payouts(@QueryParam("party") String party) {
    var asked = Asked.name("party", party);
    return who.person()
        .chain(
            person ->
                settlements
                    .list(asked)
                    .invoke(
                        all -> {
                          if (!all.stream().allMatch(it -> mayRead(person, it))) {
                            throw Problem.forbidden(
                                "not-your-lots",
                                "%s has statements about lots of others.".formatted(asked));
                          }
                        }))
        .chain(all -> settlements.payoutFile(List.of(asked)));
  }

  /** Whoever may not read a statement is not told that there is one. */
  private Uni<StatementView> find(Act act, String number) {
    return who.person()
        .chain(
            person ->
                settlements
                    .find(number)
                    .map(
                        found ->
                            found
                                .filter(it -> mayRead(person, it))
                                .orElseThrow(() -> unknown(number))))
        .call(it -> rights.may(act, new HashSet<>(it.period().lots())));
  }

  private static Problem unknown(String number) {
    return Problem.unknown("unknown-statement", "There is no statement %s.".formatted(number));
  }
}
