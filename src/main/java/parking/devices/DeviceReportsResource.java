package parking.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import parking.devices.keys.CheckingSignatures;
import parking.devices.keys.SignedRequest;
import parking.devices.keys.Signer;
import parking.problems.Problem;

/** Where devices say how they are: {@code docs/contracts/device-report.v1.schema.json}. */
@Path("/api/v1/device-reports")
public class DeviceReportsResource {
  private static final int LARGEST = 64 * 1024;

  private final CheckingSignatures signatures;
  private final TakingReports taking;

  DeviceReportsResource(CheckingSignatures signatures, TakingReports taking) {
    this.signatures = signatures;
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

  /** Takes a report that the device itself has signed. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Answer> report(@Context HttpServerRequest request, byte[] body) {
    if (body.length > LARGEST) {
      throw Problem.tooLarge(
          "A report has at most %d bytes, not %d.".formatted(LARGEST, body.length));
    }
    return signatures
        .check(SignedRequest.of(request, body))
        .chain(signer -> taking.take(by(signer, ReportParser.parse(body))));
  }

  private static Report by(Signer signer, Report report) {
    signer.speakingFor(report.device());
    return report;
  }
}
