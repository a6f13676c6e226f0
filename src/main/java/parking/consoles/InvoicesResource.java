package parking.consoles;

import billing.api.Buyer;
import billing.api.InvoiceView;
import billing.api.Invoices;
import billing.api.Invoices.Requested;
import billing.api.Receipts.Ticket;
import billing.api.TaxNumber;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.problems.Problem;

/** The e-invoice (数电发票) of a receipt, for whoever has the receipt's key. */
@Path("/api/v1/receipts/{number}/invoice")
public class InvoicesResource {
  private final Invoices invoices;

  InvoicesResource(Invoices invoices) {
    this.invoices = invoices;
  }

  /**
   * Whom it is to be made out to.
   *
   * @param buyer COMPANY or PERSON
   * @param title what stands on it (抬头), 1 to 100 characters
   * @param taxNumber of a company, 税号; may be absent for a person
   * @param email where it is sent
   */
  public record Wish(String buyer, String title, String taxNumber, String email) {}

  /** The invoices of a receipt; money is fen. */
  public record Shown(String receipt, String title, long wantedFen, List<Document> documents) {
    static Shown of(InvoiceView it) {
      return new Shown(
          it.receipt(),
          it.buyer().title(),
          it.wanted().count(),
          it.documents().stream().map(Document::of).toList());
    }
  }

  /** An invoice, or one that takes another back. */
  public record Document(
      String number,
      InvoiceView.Kind kind,
      long amountFen,
      long taxFen,
      String state,
      Optional<Issued> issued,
      Optional<String> why) {
    static Document of(InvoiceView.Document it) {
      return new Document(
          it.number(),
          it.kind(),
          it.amount().count(),
          it.tax().count(),
          it.state(),
          it.issued().map(done -> new Issued(done.number(), done.link(), done.at())),
          it.why());
    }
  }

  /** How it was issued. */
  public record Issued(String number, String link, Instant at) {}

  /** Asks for the invoice; the same again changes nothing, something else replaces it. */
  @PUT
  public Uni<Shown> request(
      @PathParam("number") String number, @QueryParam("key") String key, Wish wish) {
    var asked = Asked.given("buyer, title and email", wish);
    return invoices.request(ticket(number, key), buyer(asked)).map(InvoicesResource::answer);
  }

  private static Buyer buyer(Wish wish) {
    var kind = Asked.oneOf("buyer", Buyer.Kind.class, wish.buyer());
    try {
      return new Buyer(
          kind,
          wish.title() == null ? "" : wish.title(),
          Optional.ofNullable(wish.taxNumber())
              .map(String::strip)
              .filter(it -> !it.isEmpty())
              .map(TaxNumber::new),
          wish.email() == null ? "" : wish.email());
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(e.getMessage() + ".");
    }
  }

  private static Shown answer(Requested outcome) {
    if (outcome instanceof Requested.Done done) {
      return Shown.of(done.view());
    }
    if (outcome instanceof Requested.NotOffered not) {
      throw Problem.unprocessable(
          "invoices-not-offered", "No invoice can be issued here: %s.".formatted(not.why()));
    }
    if (outcome instanceof Requested.NothingLeft) {
      throw Problem.unprocessable(
          "nothing-left", "All of this payment has gone back: there is nothing to invoice.");
    }
    throw ReceiptsResource.unknown();
  }

  /** What became of it. */
  @GET
  public Uni<Shown> get(@PathParam("number") String number, @QueryParam("key") String key) {
    return invoices
        .find(ticket(number, key))
        .map(
            found ->
                found
                    .map(Shown::of)
                    .orElseThrow(
                        () ->
                            Problem.unknown(
                                "no-invoice",
                                "No invoice was asked for with this receipt, or its key is another"
                                    + " one.")));
  }

  private static Ticket ticket(String number, String key) {
    return new Ticket(number, key == null ? "" : key);
  }
}
