package parking.consoles;

import billing.api.ChargeView;
import billing.api.Receipt;
import billing.api.Receipts;
import billing.api.Receipts.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.problems.Problem;

/**
 * Receipts, for whoever has the key that was given with the number. A receipt says where a car was,
 * and numbers follow one another; so without the key there is no receipt, not even a refusal that
 * would tell that there is one.
 */
@Path("/api/v1/receipts/{number}")
public class ReceiptsResource {
  private final Receipts receipts;

  ReceiptsResource(Receipts receipts) {
    this.receipts = receipts;
  }

  /** A receipt; money is fen. */
  record Shown(
      String number,
      Instant issuedAt,
      long amountFen,
      Means paidBy,
      List<Visit> visits,
      List<Refund> refunds) {}

  /** How it was paid. */
  record Means(String gateway, String reference, Optional<String> transaction, Instant paidAt) {}

  /** A visit that was paid, wholly or in part. */
  record Visit(
      UUID session,
      String plate,
      String lotName,
      Optional<Instant> enteredAt,
      Optional<Instant> leftAt,
      Fees fees,
      long paidFen) {}

  /** What the visit cost when the receipt was issued, and what it costs now if that differs. */
  record Fees(int revision, long amountFen, List<Line> lines, Optional<Long> amountNowFen) {}

  /** A line of a price. */
  record Line(long fen, String reason, String reasonZh, String rule) {}

  /** Money that went back. */
  record Refund(UUID session, long amountFen, Instant at) {}

  /** The receipt as data. */
  @GET
  public Uni<RestResponse<Shown>> json(
      @PathParam("number") String number, @QueryParam("key") String key) {
    return receipts.find(ticket(number, key)).map(found -> answer(found.map(it -> shown(it))));
  }

  /** The receipt to be read. */
  @GET
  @Path("/page")
  @Produces(MediaType.TEXT_HTML)
  public Uni<RestResponse<String>> page(
      @PathParam("number") String number, @QueryParam("key") String key) {
    return receipts.page(ticket(number, key)).map(ReceiptsResource::answer);
  }

  /** The receipt to be printed. */
  @GET
  @Path("/pdf")
  @Produces(Asked.PDF)
  public Uni<RestResponse<byte[]>> pdf(
      @PathParam("number") String number, @QueryParam("key") String key) {
    return receipts.pdf(ticket(number, key)).map(ReceiptsResource::answer);
  }

  private static Ticket ticket(String number, String key) {
    return new Ticket(number, key == null ? "" : key);
  }

  private static <T> RestResponse<T> answer(Optional<T> found) {
    return RestResponse.ResponseBuilder.ok(found.orElseThrow(ReceiptsResource::unknown))
        .header("Cache-Control", "private, no-store")
        .build();
  }

  static Problem unknown() {
    return Problem.unknown(
        "unknown-receipt",
        "No receipt has this number and key. Use the whole address that came with the receipt.");
  }

  /** Where a receipt can be read. */
  static String link(Ticket ticket) {
    return "/api/v1/receipts/%s/page?key=%s".formatted(ticket.number(), ticket.key());
  }

  private static Shown shown(Receipt it) {
    var means = it.means();
    return new Shown(
        it.number(),
        it.issuedAt(),
        it.amount().count(),
        new Means(means.gateway(), means.reference(), means.transaction(), means.paidAt()),
        it.visits().stream().map(ReceiptsResource::visit).toList(),
        it.refunds().stream()
            .map(back -> new Refund(back.stay().value(), back.amount().count(), back.at()))
            .toList());
  }

  private static Visit visit(Receipt.Visit it) {
    var charge = it.charge();
    return new Visit(
        it.stay().value(),
        it.car().plate(),
        it.car().lotName(),
        charge.entered(),
        charge.left(),
        new Fees(
            charge.revision(),
            charge.amount().count(),
            charge.lines().stream().map(ReceiptsResource::line).toList(),
            it.amountNow().map(now -> now.count())),
        it.paid().count());
  }

  /** A line of a price as consoles tell it. */
  static Line line(ChargeView.Line line) {
    return new Line(line.amount().count(), line.reason(), line.reasonZh(), line.rule());
  }
}
