package parking.passages;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import parking.devices.Load;
import parking.devices.keys.CheckingSignatures;
import parking.devices.keys.SignedRequest;
import parking.devices.keys.Signer;
import parking.problems.Problem;

/** The door for recognisers: {@code docs/contracts/plate-reading.v1.schema.json}. */
@Path("/api/v1/readings")
public class ReadingsResource {
  private static final int LARGEST = 8 * 1024 * 1024;

  private final CheckingSignatures signatures;
  private final ReceivingReadings receiving;
  private final Load load;

  ReadingsResource(CheckingSignatures signatures, ReceivingReadings receiving, Load load) {
    this.signatures = signatures;
    this.receiving = receiving;
    this.load = load;
  }

  /** One result for each reading, in the order they came. */
  record Answer(String device, List<ReadingResult> results) {}

  /** Takes in a batch that its device has signed; megabytes are kept off the event loop. */
  @POST
  @Blocking
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Answer> receive(@Context HttpServerRequest request, byte[] body) {
    if (body.length > LARGEST) {
      throw Problem.tooLarge(
          "A batch has at most %d bytes, not %d. Send fewer readings at once."
              .formatted(LARGEST, body.length));
    }
    return signatures
        .check(SignedRequest.of(request, body))
        .chain(signer -> receive(signer, ReadingsParser.parse(body)));
  }

  private Uni<Answer> receive(Signer signer, Reading.Batch batch) {
    signer.speakingFor(batch.device());
    return load.admit(() -> receiving.receive(batch))
        .map(results -> new Answer(batch.device(), results));
  }
}
