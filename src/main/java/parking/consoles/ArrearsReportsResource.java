package parking.consoles;

import billing.api.Arrears;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** The reports to the authority about debts that were escalated. They hold whole plates. */
@Path("/api/v1/arrears/reports/{day}")
public class ArrearsReportsResource {
  private final Arrears arrears;

  ArrearsReportsResource(Arrears arrears) {
    this.arrears = arrears;
  }

  /** The report of a local day. */
  @GET
  @Produces("text/csv; charset=utf-8")
  public Uni<String> report(@PathParam("day") String day) {
    return arrears.report(Asked.day("day", day));
  }
}
