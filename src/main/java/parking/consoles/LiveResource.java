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
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestStreamElementType;
import parking.passages.Passages;
import parking.problems.Problem;
import parking.sessions.Sessions;

/** What the live page reads, and the one decision it can take. */
@Path("/api/v1")
public class LiveResource {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Overviews overviews;
  private final Passages passages;
  private final Sessions sessions;

  LiveResource(Overviews overviews, Passages passages, Sessions sessions) {
    this.overviews = overviews;
    this.passages = passages;
    this.sessions = sessions;
  }

  /** The state of everything now. */
  @GET
  @Path("/overview")
  public Uni<Overview> overview() {
    return overviews.now();
  }

  /** The same once a second, as server-sent events, as long as somebody listens. */
  @GET
  @Path("/live")
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<Overview> live() {
    return Multi.createBy().repeating().uni(overviews::now).withDelay(BEAT).indefinitely();
  }

  /** The evidence of a passage. */
  @GET
  @Path("/passages/{id}/picture")
  @Produces("image/jpeg")
  public Uni<Response> picture(@PathParam("id") UUID id) {
    return passages
        .findPicture(id)
        .map(
            place ->
                place
                    .filter(Files::exists)
                    .map(
                        file ->
                            Response.ok(file.toFile())
                                .header("Cache-Control", "private, max-age=86400")
                                .build())
                    .orElseThrow(
                        () ->
                            Problem.unknown(
                                "no-picture", "Passage %s has no picture.".formatted(id))));
  }

  /** A person has looked at a doubtful visit and agrees that it be charged. */
  @POST
  @Path("/sessions/{id}/confirmation")
  public Uni<Void> confirm(@PathParam("id") UUID id) {
    return sessions.confirm(id);
  }
}
