package parking.drivers;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import parking.plates.Plate;
import parking.problems.Problem;

/**
 * Has pictures of vehicle licences (行驶证) read. The reader is a program of its own, so that what a
 * stranger sends is decoded far from the data; it keeps nothing, and neither does this service.
 */
@ApplicationScoped
public class VehicleLicences {
  private final DriverSettings settings;
  private final PlatformCalls calls;

  VehicleLicences(DriverSettings settings, PlatformSettings limits) {
    this.settings = settings;
    this.calls = new PlatformCalls("licence-reader", limits, settings.licenceReaderTimeout());
  }

  /** Whether there is a reader. */
  boolean areRead() {
    return settings.licenceReader().isPresent();
  }

  /**
   * The plate that a licence was issued for.
   *
   * @param jpeg a picture
   * @return empty when the picture shows no licence, or its plate cannot be read surely; fails with
   *     a {@link Problem} when there is no reader or no answer
   */
  public Uni<Optional<Plate>> plate(byte[] jpeg) {
    var reader = settings.licenceReader().orElseThrow(VehicleLicences::silent);
    var request =
        HttpRequest.newBuilder(reader)
            .header("Content-Type", "image/jpeg")
            .POST(BodyPublishers.ofByteArray(jpeg));
    return calls
        .text(request)
        .map(calls::json)
        .map(VehicleLicences::plate)
        .onFailure()
        .transform(failure -> silent());
  }

  private static Optional<Plate> plate(JsonNode answer) {
    var text = answer.path("plate").asText("");
    return text.isEmpty() ? Optional.empty() : Optional.of(Plate.of(text));
  }

  private static Problem silent() {
    return Problem.silent(
        "licences-not-read",
        "Pictures of licences cannot be read at the moment. Try later, or prove it otherwise.");
  }
}
