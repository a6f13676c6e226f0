package parking.consoles;

import billing.api.AccountId;
import billing.api.ByHand;
import billing.api.Dues;
import billing.api.Dues.PaymentOutcome;
import billing.api.Receipts;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import parking.drivers.Drivers;
import parking.drivers.Payer;
import parking.problems.Problem;

/** Who pays for a plate, what it owes, and money taken at the cash desk. */
@Path("/api/v1/plates/{plate}")
public class PlatesResource {
  private static final String OPEN_ID = "[A-Za-z0-9_-]{1,128}";
  private static final int LONGEST_REFERENCE = 64;

  private final Drivers drivers;
  private final PlateAccounts accounts;
  private final Dues dues;
  private final Receipts receipts;
  private final InstantSource time;

  PlatesResource(
      PlateAccounts accounts, Drivers drivers, Dues dues, Receipts receipts, InstantSource time) {
    this.drivers = drivers;
    this.accounts = accounts;
    this.dues = dues;
    this.receipts = receipts;
    this.time = time;
  }

  /** A payer to bind to the plate. */
  record OnePayer(String colour, String weChatOpenId) {}

  /** Payers to bind to the plate, in the order in which they are asked for money. */
  record Payers(String colour, List<Payer> payers) {}

  /** The account that a plate belongs to. */
  record Bound(UUID account) {}

  /** Only the sum: no place, no time, no picture, because anybody can type a plate. */
  record Due(long amountFen) {}

  /**
   * Money received, with the cashier's or bank's own number.
   *
   * @param kind CASH or TRANSFER; cash when it is left out
   */
  record Payment(long amountFen, String reference, String kind) {}

  /**
   * The proof of a payment, and what is still owed.
   *
   * @param receiptPage where the receipt can be read; whoever knows this address can read it
   */
  record Booked(String receipt, String receiptPage, long stillDueFen) {}

  /** WeChat's identity alone, as before there were several payers. */
  @PUT
  @Path("/payer")
  public Uni<Bound> bind(@PathParam("plate") String written, OnePayer payer) {
    if (payer == null || payer.weChatOpenId() == null || !payer.weChatOpenId().matches(OPEN_ID)) {
      throw Problem.malformed(
          "weChatOpenId: 1 to 128 letters, digits, hyphens or underscores are needed.");
    }
    return bind(written, payer.colour(), List.of(new Payer("wechat", payer.weChatOpenId())));
  }

  @PUT
  @Path("/payers")
  public Uni<Bound> bindAll(@PathParam("plate") String written, Payers payers) {
    return bind(written, payers == null ? null : payers.colour(), AskedPayers.of(payers));
  }

  private Uni<Bound> bind(String plate, String colour, List<Payer> payers) {
    return drivers.bind(Asked.plate(plate), Asked.colour(colour), payers).map(Bound::new);
  }

  @GET
  @Path("/dues")
  public Uni<Due> due(@PathParam("plate") String written) {
    return drivers
        .findAccount(Asked.plate(written))
        .chain(
            account ->
                account
                    .map(id -> dues.of(new AccountId(id)).map(Fen::count))
                    .orElse(Uni.createFrom().item(0L)))
        .map(Due::new);
  }

  @POST
  @Path("/payments")
  public Uni<Booked> pay(@PathParam("plate") String written, Payment payment) {
    check(payment);
    return accounts
        .get(written)
        .chain(
            account ->
                received(account, payment)
                    .map(PlatesResource::booked)
                    .chain(booked -> answer(account, booked)));
  }

  private static void check(Payment payment) {
    if (payment == null || payment.amountFen() < 1) {
      throw Problem.malformed("amountFen: what was received, at least 1, is needed.");
    }
    var reference = payment.reference();
    if (reference == null || reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
      throw Problem.malformed(
          "reference: the cashier's own number, 1 to 64 characters, is needed.");
    }
  }

  private Uni<PaymentOutcome> received(AccountId account, Payment payment) {
    var kind =
        payment.kind() == null ? ByHand.CASH : Asked.oneOf("kind", ByHand.class, payment.kind());
    return dues.received(
        account,
        new Dues.Payment(Fen.fen(payment.amountFen()), kind, payment.reference(), time.instant()));
  }

  private Uni<Booked> answer(AccountId account, PaymentOutcome.Booked booked) {
    return receipts
        .of(account, booked.receiptNumber())
        .map(
            ticket ->
                new Booked(
                    booked.receiptNumber(),
                    ReceiptsResource.link(ticket.orElseThrow()),
                    booked.stillDue().count()));
  }

  private static PaymentOutcome.Booked booked(PaymentOutcome outcome) {
    if (outcome instanceof PaymentOutcome.Booked booked) {
      return booked;
    }
    if (outcome instanceof PaymentOutcome.TooMuch tooMuch) {
      throw Problem.unprocessable(
          "too-much",
          "Only %s yuan are owed; nothing was booked.".formatted(tooMuch.due().inYuan()));
    }
    if (outcome instanceof PaymentOutcome.Collecting) {
      throw Problem.conflict(
          "collecting", "A gateway is collecting this debt at the moment. Ask again in a minute.");
    }
    throw Problem.conflict(
        "reference-misused",
        "This reference was used before for another plate, amount or way. Use a new one.");
  }
}
