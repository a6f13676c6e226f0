package parking.consoles;

import billing.api.Confirmations;
import billing.api.Confirmations.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import parking.problems.Problem;
import parking.streetoffices.WhoAsks;

/** What a plate's driver is asked to say yes to, and the yes. */
@Path("/api/v1/plates/{plate}/confirmations")
public class ConfirmationsResource {
  private final PlateAccounts accounts;
  private final Confirmations confirmations;
  private final WhoAsks who;
  private final InstantSource time;

  ConfirmationsResource(
      PlateAccounts accounts, Confirmations confirmations, WhoAsks who, InstantSource time) {
    this.who = who;
    this.accounts = accounts;
    this.confirmations = confirmations;
    this.time = time;
  }

  /** A price that waits for a yes: no place and no time, because anybody can type a plate. */
  record Asks(UUID stay, long amountFen) {}

  /** The driver's yes to a price, told to somebody of the staff. */
  record Yes(UUID stay, long amountFen) {}

  @GET
  public Uni<List<Asks>> list(@PathParam("plate") String written) {
    return accounts
        .get(written)
        .chain(confirmations::listAsked)
        .map(
            all ->
                all.stream()
                    .map(asked -> new Asks(asked.stay().value(), asked.amount().count()))
                    .toList());
  }

  @POST
  public Uni<Void> confirm(@PathParam("plate") String written, Yes yes) {
    var given = Asked.given("stay and amountFen", yes);
    var stay = PlateAccounts.stay(given.stay());
    var amount = PlateAccounts.amount(given.amountFen());
    return who.person()
        .map(it -> new Confirmations.Yes(amount, it.id(), time.instant()))
        .chain(
            told ->
                accounts.get(written).chain(account -> confirmations.confirm(account, stay, told)))
        .invoke(ConfirmationsResource::check)
        .replaceWithVoid();
  }

  private static void check(Outcome outcome) {
    if (outcome instanceof Outcome.AmountChanged changed) {
      throw Problem.conflict(
              "amount-changed",
              "The visit costs %s yuan by now. Confirm that price."
                  .formatted(changed.now().inYuan()))
          .with("amountFen", changed.now().count());
    }
    if (outcome instanceof Outcome.NothingAsked) {
      throw Problem.unprocessable("nothing-asked", "Nothing is asked about this visit.");
    }
  }
}
