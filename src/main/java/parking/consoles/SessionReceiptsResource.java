package parking.consoles;

import billing.api.Receipts;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import parking.lots.Lots;
import parking.sessions.Sessions;

/** The receipts of a session, for the people of a lot. */
@Path("/api/v1/lots/{lot}/sessions/{id}/receipts")
public class SessionReceiptsResource {
  private final Lots lots;
  private final Sessions sessions;
  private final Receipts receipts;

  SessionReceiptsResource(Lots lots, Sessions sessions, Receipts receipts) {
    this.lots = lots;
    this.sessions = sessions;
    this.receipts = receipts;
  }

  /**
   * A receipt.
   *
   * @param page where it can be read; whoever knows this address can read it
   */
  record Shown(String number, String page) {}

  /** The receipts of all payments for a session, oldest first. */
  @GET
  public Uni<List<Shown>> list(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    Asked.lot(lots, lot);
    return sessions
        .find(lot, id)
        .invoke(found -> found.orElseThrow(() -> ReviewResource.unknown(id)))
        .chain(() -> receipts.listOf(new StayId(id)))
        .map(
            all ->
                all.stream().map(it -> new Shown(it.number(), ReceiptsResource.link(it))).toList());
  }
}
