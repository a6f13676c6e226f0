package parking.consoles;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.Contacts;
import billing.api.PayLater;
import billing.api.StayId;
import billing.api.WriteOffs;
import billing.api.WriteOffs.Act;
import billing.api.WriteOffs.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import parking.drivers.Drivers;
import parking.plates.PlateColour;
import parking.problems.Problem;
import parking.streetoffices.WhoAsks;

/** The arrears of a plate as the staff sees them, and how its driver is reached. */
@Path("/api/v1/plates/{plate}/arrears")
public class PlateArrearsResource {
  private final Drivers drivers;
  private final Arrears arrears;
  private final PayLater payLater;
  private final WriteOffs writeOffs;
  private final Contacts contacts;
  private final WhoAsks who;

  PlateArrearsResource(
      Drivers drivers,
      Arrears arrears,
      PayLater payLater,
      WriteOffs writeOffs,
      Contacts contacts,
      WhoAsks who) {
    this.who = who;
    this.drivers = drivers;
    this.arrears = arrears;
    this.payLater = payLater;
    this.writeOffs = writeOffs;
    this.contacts = contacts;
  }

  /** Where the driver is reached. */
  record Address(String address) {}

  /** Whether the driver may leave first and pay after, and what counts against it. */
  record Allowed(boolean payLater, int unpaidVisits, long amountFen) {}

  /** Something that was done about a debt. */
  record Step(UUID visit, String step, String outcome, long owedFen, Instant at) {}

  /** A write-off, or the end of one. */
  record Deed(UUID visit, String why) {}

  /** How much was given up or taken up. */
  record Moved(long amountFen) {}

  /** What gates ask before they let a car leave unpaid. */
  @GET
  @Path("/pay-later")
  public Uni<Allowed> payLater(@PathParam("plate") String written) {
    return drivers
        .findAccount(Asked.plate(written))
        .chain(
            id ->
                id.map(account -> payLater.of(new AccountId(account)))
                    .orElse(
                        Uni.createFrom()
                            .item(new PayLater.Answer(true, 0, billing.money.Fen.ZERO))))
        .map(it -> new Allowed(it.isAllowed(), it.visits(), it.amount().count()));
  }

  /** What was done, oldest first. */
  @GET
  @Path("/steps")
  public Uni<List<Step>> steps(@PathParam("plate") String written) {
    return account(written)
        .chain(arrears::listSteps)
        .map(steps -> steps.stream().map(PlateArrearsResource::step).toList());
  }

  private static Step step(Arrears.StepDone done) {
    return new Step(
        done.stay().value(), done.step(), done.outcome(), done.owed().count(), done.at());
  }

  /** Gives up what a visit owes. */
  @POST
  @Path("/write-offs")
  public Uni<Moved> writeOff(@PathParam("plate") String written, Deed deed) {
    return act(deed)
        .chain(
            act ->
                account(written).chain(it -> writeOffs.writeOff(it, new StayId(deed.visit()), act)))
        .map(PlateArrearsResource::moved);
  }

  /** Takes up again what was given up: then it can be paid. */
  @POST
  @Path("/revivals")
  public Uni<Moved> revive(@PathParam("plate") String written, Deed deed) {
    return act(deed)
        .chain(
            act ->
                account(written).chain(it -> writeOffs.revive(it, new StayId(deed.visit()), act)))
        .map(PlateArrearsResource::moved);
  }

  private Uni<Act> act(Deed deed) {
    Asked.given("visit: the id of the visit", deed == null ? null : deed.visit());
    var why = Asked.words("why: the reason", deed.why());
    return who.person().map(it -> new Act(it.id(), why));
  }

  private static Moved moved(Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      return new Moved(done.amount().count());
    }
    if (outcome instanceof Outcome.TooEarly early) {
      throw Problem.unprocessable(
          "too-early", "The policy lets this debt be written off from %s.".formatted(early.from()));
    }
    if (outcome instanceof Outcome.Never) {
      throw Problem.unprocessable("never", "The policy of this place never writes a debt off.");
    }
    if (outcome instanceof Outcome.Waiting) {
      throw Problem.conflict(
          "waiting", "The charge is disputed or being collected. Wait until that is decided.");
    }
    throw Problem.unprocessable("nothing-there", "There is nothing to write off or to take up.");
  }

  /** Which channels are known. */
  @GET
  @Path("/contacts")
  public Uni<List<Contacts.Known>> contacts(@PathParam("plate") String written) {
    return account(written).chain(contacts::list);
  }

  /** Remembers where the driver is reached: sms, email or letter-file. */
  @PUT
  @Path("/contacts/{channel}")
  public Uni<Void> reach(
      @PathParam("plate") String written, @PathParam("channel") String channel, Address address) {
    return drivers
        .getAccount(Asked.plate(written), PlateColour.UNKNOWN)
        .chain(id -> set(new AccountId(id), channel, address));
  }

  private Uni<Void> set(AccountId account, String channel, Address address) {
    try {
      return contacts.set(account, channel, address == null ? null : address.address());
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(e.getMessage() + ".");
    }
  }

  /** Forgets it. */
  @DELETE
  @Path("/contacts/{channel}")
  public Uni<Void> forget(
      @PathParam("plate") String written, @PathParam("channel") String channel) {
    return account(written).chain(account -> contacts.erase(account, channel));
  }

  private Uni<AccountId> account(String written) {
    return drivers
        .findAccount(Asked.plate(written))
        .map(
            id ->
                id.map(AccountId::new)
                    .orElseThrow(
                        () -> Problem.unknown("unknown-plate", "This plate was never seen here.")));
  }
}
