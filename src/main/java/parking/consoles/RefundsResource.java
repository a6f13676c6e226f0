package parking.consoles;

import billing.api.ByHand;
import billing.api.RefundView;
import billing.api.Refunds;
import billing.api.Refunds.GivenOutcome;
import billing.api.Refunds.OrderOutcome;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.problems.Problem;
import parking.streetoffices.WhoAsks;

/** What a plate has paid too much, and how it goes back. */
@Path("/api/v1/plates/{plate}")
public class RefundsResource {
  private static final int LONGEST_REASON = 80;

  private final PlateAccounts accounts;
  private final Refunds refunds;
  private final WhoAsks who;
  private final InstantSource time;

  RefundsResource(PlateAccounts accounts, Refunds refunds, WhoAsks who, InstantSource time) {
    this.who = who;
    this.accounts = accounts;
    this.refunds = refunds;
    this.time = time;
  }

  /** What was paid too much and is not on its way back, and all refunds. */
  record Money(List<Surplus> surplus, List<Refund> refunds) {}

  /** Paid too much for a visit. */
  record Surplus(UUID stay, long amountFen) {}

  /**
   * A refund through a gateway.
   *
   * @param needs what a person has to do at the gateway first, if anything
   */
  record Refund(
      String number,
      String order,
      UUID stay,
      long amountFen,
      String state,
      Instant orderedAt,
      Optional<String> why,
      Optional<String> needs) {
    static Refund of(RefundView view) {
      return new Refund(
          view.number(),
          view.orderNumber(),
          view.stay().value(),
          view.amount().count(),
          view.state(),
          view.orderedAt(),
          view.why(),
          view.needs());
    }
  }

  /** What is to go back through the gateways that took it. */
  record Wish(UUID stay, long amountFen, String reason) {}

  /** Its refunds' numbers, and what has to go back by hand. */
  record Ordered(List<String> numbers, long byHandFen) {}

  /** Money that somebody gave back, by the giver's own number. */
  record Given(UUID stay, long amountFen, String kind, String reference) {}

  /** What is still to be given back. */
  record Left(long surplusFen) {}

  @GET
  @Path("/refunds")
  public Uni<Money> list(@PathParam("plate") String written) {
    return accounts
        .get(written)
        .chain(
            account ->
                refunds
                    .listSurplus(account)
                    .chain(surplus -> refunds.listOf(account).map(all -> money(surplus, all))));
  }

  private static Money money(List<Refunds.Surplus> surplus, List<RefundView> all) {
    return new Money(
        surplus.stream().map(it -> new Surplus(it.stay().value(), it.amount().count())).toList(),
        all.stream().map(Refund::of).toList());
  }

  @POST
  @Path("/refunds")
  public Uni<Ordered> order(@PathParam("plate") String written, Wish wish) {
    var asked = Asked.given("stay, amountFen and reason", wish);
    var stay = PlateAccounts.stay(asked.stay());
    if (asked.reason() == null
        || asked.reason().isBlank()
        || asked.reason().length() > LONGEST_REASON) {
      throw Problem.malformed("reason: words for the payer, 1 to 80 characters, are needed.");
    }
    var amount = PlateAccounts.amount(asked.amountFen());
    return who.person()
        .map(it -> new Refunds.Wish(amount, asked.reason(), it.id()))
        .chain(order -> accounts.get(written).chain(account -> refunds.order(account, stay, order)))
        .map(RefundsResource::answer);
  }

  private static Ordered answer(OrderOutcome outcome) {
    if (outcome instanceof OrderOutcome.Ordered ordered) {
      return new Ordered(ordered.numbers(), ordered.byHand().count());
    }
    throw tooMuch(((OrderOutcome.TooMuch) outcome).surplus());
  }

  @POST
  @Path("/given-back")
  public Uni<Left> givenBack(@PathParam("plate") String written, Given given) {
    var asked = Asked.given("stay, amountFen, kind and reference", given);
    var stay = PlateAccounts.stay(asked.stay());
    var amount = PlateAccounts.amount(asked.amountFen());
    var kind = Asked.oneOf("kind", ByHand.class, asked.kind());
    var reference = Asked.name("reference: the giver's own number", asked.reference());
    return who.person()
        .map(it -> new Refunds.Given(amount, kind, reference, it.id(), time.instant()))
        .chain(
            money ->
                accounts.get(written).chain(account -> refunds.givenBack(account, stay, money)))
        .map(RefundsResource::answer);
  }

  private static Left answer(GivenOutcome outcome) {
    if (outcome instanceof GivenOutcome.Booked booked) {
      return new Left(booked.surplusLeft().count());
    }
    if (outcome instanceof GivenOutcome.TooMuch tooMuch) {
      throw tooMuch(tooMuch.surplus());
    }
    throw Problem.conflict(
        "reference-misused", "This reference was used before for something else. Use a new one.");
  }

  private static Problem tooMuch(Fen surplus) {
    return Problem.unprocessable(
        "too-much",
        "Only %s yuan were paid too much for this visit; nothing was booked."
            .formatted(surplus.inYuan()));
  }
}
