package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Contest;
import parking.drivers.Contests;
import parking.looks.Door;
import parking.looks.Looks;
import parking.passages.SentPictures;
import parking.problems.Problem;
import parking.streetoffices.WhoAsks;

/** Contests about plates, for the staff who decide them. */
@Path("/api/v1/plate-contests")
public class PlateContestsResource {
  private final WhoAsks whoAsks;
  private final Contests contests;
  private final SentPictures pictures;
  private final Looks looks;

  PlateContestsResource(WhoAsks whoAsks, Contests contests, SentPictures pictures, Looks looks) {
    this.looks = looks;
    this.whoAsks = whoAsks;
    this.contests = contests;
    this.pictures = pictures;
  }

  /** A contest. */
  record Shown(
      UUID id,
      String plate,
      String colour,
      String state,
      boolean showsLicence,
      Contest.Times times,
      List<Step> steps) {
    static Shown of(Contest it) {
      return new Shown(
          it.id(),
          it.car().plate().text(),
          it.car().colour().code(),
          it.state().name(),
          it.sides().showsLicence(),
          it.times(),
          it.steps().stream().map(Step::of).toList());
    }
  }

  /** Something that was said or done; drivers are told apart by their sides only. */
  record Step(String side, String words, Optional<Contest.Picture> picture, Instant at) {
    static Step of(Contest.Step it) {
      return new Step(it.side(), it.words(), it.picture(), it.at());
    }
  }

  /** A decision, and why. */
  record Decision(Boolean forChallenger, String why) {}

  /** Those that wait, the oldest first. */
  @GET
  public Uni<List<Shown>> list() {
    return whoAsks
        .person()
        .chain(contests::listOpen)
        .map(all -> all.stream().map(Shown::of).toList());
  }

  /** A picture that one of the sides has sent. */
  @GET
  @Path("/{id}/pictures/{sha256}")
  public Uni<Response> picture(@PathParam("id") UUID id, @PathParam("sha256") String sha256) {
    return whoAsks
        .person()
        .chain(contests::listOpen)
        .map(all -> all.stream().filter(it -> it.id().equals(id)).toList())
        .call(
            all ->
                looks.write(
                    Door.CONTESTS,
                    "",
                    all.stream().map(it -> new Looks.Shown(it.car().plate(), it.id())).toList()))
        .map(
            all ->
                all.stream()
                    .flatMap(it -> it.steps().stream())
                    .flatMap(it -> it.picture().stream())
                    .filter(it -> it.sha256().equals(sha256))
                    .findFirst()
                    .flatMap(
                        it ->
                            pictures
                                .find(it.sha256(), it.mediaType())
                                .map(file -> answer(file, it)))
                    .orElseThrow(
                        () -> Problem.unknown("no-picture", "The contest has no such picture.")));
  }

  private static Response answer(java.nio.file.Path file, Contest.Picture picture) {
    return Response.ok(file.toFile(), picture.mediaType())
        .header("Cache-Control", "private, no-store")
        .build();
  }

  /** Ends a contest for one of the sides. */
  @POST
  @Path("/{id}/decision")
  public Uni<Shown> decide(@PathParam("id") UUID id, Decision decision) {
    var asked = Asked.given("forChallenger and why", decision);
    var forChallenger = Asked.given("forChallenger", asked.forChallenger());
    var why = Asked.words("why", asked.why());
    return whoAsks
        .person()
        .chain(person -> contests.decide(id, forChallenger, person.id(), why))
        .map(Shown::of);
  }
}
