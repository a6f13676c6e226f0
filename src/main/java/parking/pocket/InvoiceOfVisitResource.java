package parking.pocket;

import billing.api.Receipts;
import billing.api.Receipts.Ticket;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import parking.consoles.InvoicesResource;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** The e-invoice of what a driver paid for a visit: that of the newest receipt. */
@Path("/api/v1/driver")
public class InvoiceOfVisitResource {
  private final WhoDrives whoDrives;
  private final OwnVisits visits;
  private final Receipts receipts;
  private final InvoicesResource invoices;

  InvoiceOfVisitResource(
      WhoDrives whoDrives, OwnVisits visits, Receipts receipts, InvoicesResource invoices) {
    this.whoDrives = whoDrives;
    this.visits = visits;
    this.receipts = receipts;
    this.invoices = invoices;
  }

  /** Whom it is to be made out to. */
  record Wish(Buyer buyer) {}

  /** A company has a tax number; a person may leave it out. */
  record Buyer(String name, String taxNumber, String email) {
    private InvoicesResource.Wish asked() {
      var isCompany = taxNumber != null && !taxNumber.isBlank();
      return new InvoicesResource.Wish(
          isCompany ? "COMPANY" : "PERSON", name, isCompany ? taxNumber : null, email);
    }
  }

  @PUT
  @Path("/me/visits/{id}/invoice")
  public Uni<InvoicesResource.Shown> request(@PathParam("id") UUID id, Wish wish) {
    var buyer = Wanted.given("buyer", Wanted.given("buyer", wish).buyer());
    return ticket(id).chain(it -> invoices.request(it.number(), it.key(), buyer.asked()));
  }

  @GET
  @Path("/me/visits/{id}/invoice")
  public Uni<InvoicesResource.Shown> get(@PathParam("id") UUID id) {
    return ticket(id).chain(it -> invoices.get(it.number(), it.key()));
  }

  private Uni<Ticket> ticket(UUID id) {
    return whoDrives
        .driver()
        .chain(driver -> visits.get(driver.id(), id))
        .chain(own -> receipts.listOf(new StayId(own.visit().id())))
        .map(
            all ->
                all.stream()
                    .reduce((older, newer) -> newer)
                    .orElseThrow(
                        () ->
                            Problem.unknown("no-receipt", "Nothing was paid for this visit yet.")));
  }
}
