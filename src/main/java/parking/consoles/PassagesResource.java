package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import parking.looks.Door;
import parking.looks.Looks;
import parking.passages.Passages;
import parking.problems.Problem;

/** Passages of a lot and their pictures: {@code docs/contracts/passage.v1.schema.json}. */
@Path("/api/v1/lots/{lot}/passages")
public class PassagesResource {
  private static final int MOST = 200;

  private final Passages passages;
  private final Looks looks;
  private final ObjectMapper json;

  PassagesResource(Passages passages, Looks looks, ObjectMapper json) {
    this.looks = looks;
    this.passages = passages;
    this.json = json;
  }

  /** A passage as the contract has it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      UUID id,
      String lot,
      String device,
      String lane,
      String direction,
      String event,
      String plate,
      String colour,
      float confidence,
      String vehicle,
      JsonNode opinions,
      Instant seenAt,
      Instant receivedAt,
      String verdict,
      UUID session,
      String picture,
      String cutOut) {}

  /**
   * Passages of a lot, newest first, at most 200.
   *
   * @param before only those that came before this time, to read on; RFC 3339 in UTC
   */
  @GET
  public Uni<List<Item>> list(@PathParam("lot") String lot, @QueryParam("before") String before) {
    return passages
        .list(lot, Optional.ofNullable(before).map(PassagesResource::time), MOST)
        .map(all -> all.stream().map(this::item).toList());
  }

  private static Instant time(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException e) {
      throw Problem.malformed(
          "before: a time such as 2026-11-26T08:00:00Z is needed, not \"%s\".".formatted(written));
    }
  }

  /** One passage. */
  @GET
  @Path("/{id}")
  public Uni<Item> get(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    return passages
        .find(lot, id)
        .map(
            found ->
                found
                    .map(this::item)
                    .orElseThrow(
                        () ->
                            Problem.unknown(
                                "unknown-passage", "No passage of this lot is %s.".formatted(id))));
  }

  private Item item(Passages.View view) {
    var passage = view.passage();
    return new Item(
        passage.id(),
        passage.lotId(),
        passage.place().device(),
        passage.place().lane(),
        code(passage.direction()),
        code(passage.event()),
        passage.read().plate().map(plate -> plate.text()).orElse(""),
        passage.read().colour().code(),
        passage.read().confidence(),
        passage.look().orElse(null),
        view.opinions().map(this::tree).orElse(null),
        passage.seenAt(),
        passage.noticed().atService(),
        view.verdict(),
        view.session().orElse(null),
        view.hasPicture() ? picture(passage.lotId(), passage.id()) : null,
        view.hasCutOut() ? cutOut(passage.lotId(), passage.id()) : null);
  }

  private static String code(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("opinions were checked when they came", e);
    }
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
  @Path("/{id}/picture")
  public Uni<Response> getPicture(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    return looking(Door.PICTURE, lot, id)
        .chain(() -> passages.findPicture(lot, id))
        .map(place -> jpeg(place, id, "picture"));
  }

  /** The plate alone. */
  @GET
  @Path("/{id}/cut-out")
  public Uni<Response> getCutOut(@PathParam("lot") String lot, @PathParam("id") UUID id) {
    return looking(Door.CUT_OUT, lot, id)
        .chain(() -> passages.findCutOut(lot, id))
        .map(place -> jpeg(place, id, "cut-out"));
  }

  private Uni<Void> looking(Door door, String lot, UUID id) {
    return passages
        .find(lot, id)
        .chain(found -> looks.write(door, lot, shown(found.stream().toList())));
  }

  private static List<Looks.Shown> shown(List<Passages.View> all) {
    return all.stream()
        .map(Passages.View::passage)
        .flatMap(it -> it.read().plate().map(plate -> new Looks.Shown(plate, it.id())).stream())
        .toList();
  }

  private static Response jpeg(Optional<java.nio.file.Path> place, UUID id, String what) {
    return place
        .filter(Files::exists)
        .map(PassagesResource::jpeg)
        .orElseThrow(
            () -> Problem.unknown("no-" + what, "Passage %s has no %s.".formatted(id, what)));
  }

  private static Response jpeg(java.nio.file.Path file) {
    return Response.ok(file.toFile(), "image/jpeg")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .build();
  }
}
