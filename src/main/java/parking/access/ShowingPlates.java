package parking.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import parking.looks.Door;
import parking.looks.Looker;
import parking.looks.Looks;
import parking.plates.Plate;

/**
 * Stands behind every door of the staff: masks the plates in what is answered, or writes down that
 * they were looked at, as the table of doors says. What people do is written down as such.
 * Pictures, documents and streams are written down by their own doors.
 */
@Singleton
public class ShowingPlates {
  private static final MediaType CSV = new MediaType("text", "csv");
  private static final UUID NONE = new UUID(0, 0);
  private static final int OK = 200;
  private static final int NOT_OK = 300;

  private final Looks looks;
  private final ObjectMapper json;

  ShowingPlates(Looks looks, ObjectMapper json) {
    this.looks = looks;
    this.json = json;
  }

  /** Lets an answer pass as whoever asks may see it, once the look is written down. */
  @ServerResponseFilter
  public Uni<Void> pass(ContainerRequestContext request, ContainerResponseContext answer) {
    var looker = Looker.current().filter(it -> it.door().isPresent());
    var isFine = answer.getStatus() >= OK && answer.getStatus() < NOT_OK;
    if (looker.isEmpty() || !isFine) {
      return Uni.createFrom().voidItem();
    }
    var door = looker.get().door().orElseThrow();
    var parts = request.getUriInfo().getPathParameters();
    if (!looker.get().seesWhole()) {
      mask(answer);
    }
    if (!looker.get().seesWhole() || !request.getMethod().equals("GET")) {
      return Uni.createFrom().voidItem();
    }
    return door == Door.ACCOUNT ? account(parts) : write(door, found(answer, parts));
  }

  /** Who asks for a plate knows it, and is shown what is kept of it. */
  private Uni<Void> account(MultivaluedMap<String, String> parts) {
    var shown = new Looks.Shown(Plate.of(parts.getFirst("plate")), NONE);
    return looks.write(Door.ACCOUNT, "", List.of(shown));
  }

  private void mask(ContainerResponseContext answer) {
    if (isTable(answer)) {
      answer.setEntity(PlatesInAnswers.mask((String) answer.getEntity()));
    } else if (isJson(answer)) {
      var tree = json.<com.fasterxml.jackson.databind.JsonNode>valueToTree(answer.getEntity());
      PlatesInAnswers.mask(tree);
      answer.setEntity(tree);
    }
  }

  private List<PlatesInAnswers.Found> found(
      ContainerResponseContext answer, MultivaluedMap<String, String> parts) {
    if (isTable(answer)) {
      return PlatesInAnswers.find((String) answer.getEntity());
    }
    var lot = parts.getFirst("lot");
    return isJson(answer)
        ? PlatesInAnswers.find(json.valueToTree(answer.getEntity()), lot == null ? "" : lot)
        : List.of();
  }

  private static boolean isTable(ContainerResponseContext answer) {
    return answer.getEntity() instanceof String && isOf(answer, CSV);
  }

  private static boolean isJson(ContainerResponseContext answer) {
    return answer.getEntity() != null
        && !(answer.getEntity() instanceof Multi<?>)
        && isOf(answer, MediaType.APPLICATION_JSON_TYPE);
  }

  private static boolean isOf(ContainerResponseContext answer, MediaType type) {
    return answer.getMediaType() != null && answer.getMediaType().isCompatible(type);
  }

  private Uni<Void> write(Door door, List<PlatesInAnswers.Found> all) {
    Map<String, List<Looks.Shown>> byLot =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    PlatesInAnswers.Found::lot,
                    Collectors.mapping(PlatesInAnswers.Found::shown, Collectors.toList())));
    return Multi.createFrom()
        .iterable(byLot.entrySet())
        .onItem()
        .transformToUniAndConcatenate(of -> looks.write(door, of.getKey(), of.getValue()))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
