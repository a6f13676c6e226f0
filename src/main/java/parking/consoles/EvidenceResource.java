package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import parking.passages.Passages;
import parking.problems.Problem;

/** The pictures of a passage. */
@Path("/api/v1/lots/{lot}/passages/{id}")
public class EvidenceResource {
  private final Passages passages;

  EvidenceResource(Passages passages) {
    this.passages = passages;
  }

  /** Where the whole frame is asked for. */
  static String picture(String lot, UUID passage) {
    return "/api/v1/lots/%s/passages/%s/picture".formatted(lot, passage);
  }

  /** Where the plate alone is asked for. */
  static String cutOut(String lot, UUID passage) {
    return "/api/v1/lots/%s/passages/%s/cut-out".formatted(lot, passage);
  }

  /** The best frame. */
  @GET
  @Path("/picture")
  public Uni<Response> getPicture(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    return passages.findPicture(lot, id).map(place -> jpeg(place, id, "picture"));
  }

  /** The plate alone. */
  @GET
  @Path("/cut-out")
  public Uni<Response> getCutOut(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    return passages.findCutOut(lot, id).map(place -> jpeg(place, id, "cut-out"));
  }

  private static Response jpeg(Optional<java.nio.file.Path> place, UUID id, String what) {
    return place
        .filter(Files::exists)
        .map(EvidenceResource::jpeg)
        .orElseThrow(
            () -> Problem.unknown("no-" + what, "Passage %s has no %s.".formatted(id, what)));
  }

  private static Response jpeg(java.nio.file.Path file) {
    return Response.ok(file.toFile(), "image/jpeg")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .build();
  }
}
