package parking.passages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import parking.problems.Problem;

/** The door for recognisers: {@code docs/contracts/plate-reading.v1.schema.json}. */
@Path("/api/v1/readings")
public class ReadingsResource {
  private static final int LARGEST = 8 * 1024 * 1024;

  private final ReceivingReadings receiving;

  ReadingsResource(ReceivingReadings receiving) {
    this.receiving = receiving;
  }

  /** One result for each reading, in the order they came. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Answer(String device, List<Entry> results) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(long sequence, String outcome, String passage, String detail) {}

  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Answer> receive(byte[] body) {
    if (body.length > LARGEST) {
      throw Problem.tooLarge(
          "A batch has at most %d bytes. Send fewer readings.".formatted(LARGEST));
    }
    var batch = ReadingsParser.parse(body);
    return receiving
        .receive(batch)
        .map(
            results ->
                new Answer(
                    batch.device(),
                    results.stream()
                        .map(r -> new Entry(r.sequence(), r.outcome(), r.passage(), r.detail()))
                        .toList()));
  }
}
