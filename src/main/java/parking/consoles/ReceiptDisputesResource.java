package parking.consoles;

import billing.api.DisputeView.By;
import billing.api.DisputeView.Side;
import billing.api.Receipt;
import billing.api.Receipts;
import billing.api.Receipts.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import parking.consoles.DisputeWishes.Shown;
import parking.consoles.DisputeWishes.Wish;
import parking.problems.Problem;

/**
 * A driver disputes what a receipt says; the receipt's key shows that the visit is the driver's.
 */
@Path("/api/v1/receipts/{number}/disputes")
public class ReceiptDisputesResource {
  private final Receipts receipts;
  private final DisputeWishes wishes;

  ReceiptDisputesResource(Receipts receipts, DisputeWishes wishes) {
    this.receipts = receipts;
    this.wishes = wishes;
  }

  /**
   * What is disputed.
   *
   * @param session one of the receipt's visits; may be absent where there is one only
   */
  record Objection(UUID session, String reason, String words, String picture) {}

  /** Opens a dispute about a visit that the receipt is for. */
  @POST
  public Uni<RestResponse<Shown>> open(
      @PathParam("number") String number, @QueryParam("key") String key, Objection objection) {
    var asked = Asked.given("reason and words", objection);
    return receipts
        .find(new Ticket(number, key == null ? "" : key))
        .map(found -> found.orElseThrow(ReceiptsResource::unknown))
        .chain(
            receipt ->
                wishes.open(
                    session(receipt, asked.session()),
                    new Wish(null, asked.reason(), asked.words(), asked.picture()),
                    new By(Side.DRIVER, "receipt " + number)))
        .map(shown -> RestResponse.status(RestResponse.Status.CREATED, shown));
  }

  private static UUID session(Receipt receipt, UUID asked) {
    var all = receipt.visits().stream().map(it -> it.stay().value()).toList();
    if (asked == null && all.size() == 1) {
      return all.get(0);
    }
    if (!all.contains(asked)) {
      throw Problem.malformed(
          "session: one of the receipt's visits, %s, is needed.".formatted(all));
    }
    return asked;
  }
}
