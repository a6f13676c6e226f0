package parking.passages;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import parking.devices.Load;
import parking.problems.Problem;

/** The door for recognisers: {@code docs/contracts/plate-reading.v1.schema.json}. */
@Path("/api/v1/readings")
public class ReadingsResource {
  private static final int LARGEST = 8 * 1024 * 1024;

  private final ReceivingReadings receiving;
  private final Load load;

  ReadingsResource(ReceivingReadings receiving, Load load) {
    this.receiving = receiving;
    this.load = load;
  }

  /** One result for each reading, in the order they came. */
  record Answer(String device, List<ReadingResult> results) {}

  /** Takes a batch in; parsing megabytes is kept off the event loop. */
  @POST
  @Blocking
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Answer> receive(byte[] body) {
    if (body.length > LARGEST) {
      throw Problem.tooLarge(
          "A batch has at most %d bytes, not %d. Send fewer readings at once."
              .formatted(LARGEST, body.length));
    }
    var batch = ReadingsParser.parse(body);
    return load.admit(() -> receiving.receive(batch))
        .map(results -> new Answer(batch.device(), results));
  }
}
