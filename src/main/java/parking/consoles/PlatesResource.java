package parking.consoles;

import billing.api.AccountId;
import billing.api.Dues;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.util.UUID;
import parking.drivers.Drivers;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.problems.Problem;

/** Who pays for a plate, what it owes, and money taken at the cash desk. */
@Path("/api/v1/plates/{plate}")
public class PlatesResource {
  private final Drivers drivers;
  private final Dues dues;
  private final InstantSource time;

  PlatesResource(Drivers drivers, Dues dues, InstantSource time) {
    this.drivers = drivers;
    this.dues = dues;
    this.time = time;
  }

  /** A payer to bind to the plate. */
  public record Payer(String colour, String weChatOpenId) {}

  /** The account that a plate belongs to. */
  public record Bound(UUID account) {}

  /** Only the sum: no place, no time, no picture, because anybody can type a plate. */
  public record Due(long amountFen) {}

  /** Money received, with the cashier's own number. */
  public record Payment(long amountFen, String reference) {}

  /** The proof of a payment, and what is still owed. */
  public record Booked(String receipt, long stillDueFen) {}

  @PUT
  @Path("/payer")
  public Uni<Bound> bind(@PathParam("plate") String written, Payer payer) {
    if (payer == null || payer.weChatOpenId() == null || payer.weChatOpenId().isBlank()) {
      throw Problem.malformed("weChatOpenId: who pays is needed");
    }
    return drivers
        .bind(plate(written), colour(payer.colour()), payer.weChatOpenId())
        .map(Bound::new);
  }

  @GET
  @Path("/dues")
  public Uni<Due> due(@PathParam("plate") String written) {
    return drivers
        .findAccount(plate(written))
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
    if (payment == null || payment.amountFen() < 1 || payment.reference() == null) {
      throw Problem.malformed("amountFen: more than 0, and reference: the receipt's own number");
    }
    return drivers
        .findAccount(plate(written))
        .map(
            account ->
                account.orElseThrow(
                    () -> Problem.unknown("unknown-plate", "This plate was never seen here.")))
        .chain(
            account ->
                dues.received(
                    new AccountId(account),
                    Fen.fen(payment.amountFen()),
                    payment.reference(),
                    time.instant()))
        .map(PlatesResource::answer);
  }

  private static Booked answer(Dues.PaymentOutcome outcome) {
    if (outcome instanceof Dues.PaymentOutcome.Booked booked) {
      return new Booked(booked.receiptNumber(), booked.stillDue().count());
    }
    if (outcome instanceof Dues.PaymentOutcome.TooMuch tooMuch) {
      throw Problem.conflict(
          "too-much", "Only %s is owed. Take no more.".formatted(tooMuch.due().inYuan()));
    }
    if (outcome instanceof Dues.PaymentOutcome.Collecting) {
      throw Problem.conflict(
          "collecting", "A gateway is collecting this debt at the moment. Ask again in a minute.");
    }
    throw Problem.conflict(
        "reference-misused", "The reference was used before for another payment.");
  }

  private static Plate plate(String written) {
    try {
      return Plate.of(written);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("plate: " + e.getMessage());
    }
  }

  private static PlateColour colour(String code) {
    try {
      return PlateColour.of(code);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(e.getMessage());
    }
  }
}
