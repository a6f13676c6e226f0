package parking.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import parking.problems.Problem;

/** Where devices say how they are: {@code docs/contracts/device-report.v1.schema.json}. */
@Path("/api/v1/device-reports")
public class DeviceReportsResource {
  private static final int LARGEST = 64 * 1024;

  private final TakingReports taking;

  DeviceReportsResource(TakingReports taking) {
    this.taking = taking;
  }

  /**
   * What the device may go by until its next report.
   *
   * @param unknownLanes lanes it named that the lots file does not list for it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Answer(
      String device,
      Instant receivedAt,
      long skewMillis,
      int readingsMax,
      long pauseMillis,
      List<String> unknownLanes) {}

  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Answer> report(byte[] body) {
    if (body.length > LARGEST) {
      throw Problem.tooLarge(
          "A report has at most %d bytes, not %d.".formatted(LARGEST, body.length));
    }
    return taking.take(ReportParser.parse(body));
  }
}
