package parking.consoles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestStreamElementType;
import parking.passages.Passages;
import parking.problems.Problem;
import parking.sessions.ReviewingSessions;

/** What the live page reads, and the decisions that a person can take there. */
@Path("/api/v1")
public class LiveResource {
  private static final int LONGEST_NOTE = 500;

  private final Overviews overviews;
  private final LiveOverviews live;
  private final Passages passages;
  private final ReviewingSessions reviewing;

  LiveResource(
      Overviews overviews, LiveOverviews live, Passages passages, ReviewingSessions reviewing) {
    this.overviews = overviews;
    this.live = live;
    this.passages = passages;
    this.reviewing = reviewing;
  }

  /** Why a person dismisses a session. */
  record Dismissal(String note) {}

  @GET
  @Path("/overview")
  public Uni<Overview> overview() {
    return overviews.now();
  }

  /** The same as server-sent events, about once a second when something has changed. */
  @GET
  @Path("/live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<Overview> live() {
    return live.watch();
  }

  /** The evidence of a passage. */
  @GET
  @Path("/passages/{id}/picture")
  public Uni<Response> picture(@PathParam("id") UUID id) {
    return passages.findPicture(id).map(place -> jpeg(place, id, "picture"));
  }

  /** The plate of a passage alone. */
  @GET
  @Path("/passages/{id}/cut-out")
  public Uni<Response> cutOut(@PathParam("id") UUID id) {
    return passages.findCutOut(id).map(place -> jpeg(place, id, "cut-out"));
  }

  private static Response jpeg(Optional<java.nio.file.Path> place, UUID id, String what) {
    return place
        .filter(Files::exists)
        .map(LiveResource::jpeg)
        .orElseThrow(
            () -> Problem.unknown("no-" + what, "Passage %s has no %s.".formatted(id, what)));
  }

  private static Response jpeg(java.nio.file.Path file) {
    return Response.ok(file.toFile(), "image/jpeg")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .build();
  }

  /** A person has looked at a doubtful visit and agrees that it be charged. */
  @POST
  @Path("/sessions/{id}/confirmation")
  public Uni<Void> confirm(@PathParam("id") UUID id) {
    return reviewing.confirm(id);
  }

  /** A person has looked, and nothing is to be charged. */
  @POST
  @Path("/sessions/{id}/dismissal")
  public Uni<Void> dismiss(@PathParam("id") UUID id, Dismissal dismissal) {
    var note = dismissal == null || dismissal.note() == null ? "" : dismissal.note().strip();
    if (note.isEmpty() || note.length() > LONGEST_NOTE) {
      throw Problem.malformed(
          "note: why it is dismissed, in 1 to %d characters, is needed.".formatted(LONGEST_NOTE));
    }
    return reviewing.dismiss(id, note);
  }
}
