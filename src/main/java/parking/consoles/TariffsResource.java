package parking.consoles;

import billing.api.NoticeState;
import billing.api.PriceBoards;
import billing.api.PublishedTariffs;
import billing.api.PublishedTariffs.Published;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;

/** What parking costs, for everybody: no log-in is needed. */
@Path("/api/v1/tariffs")
public class TariffsResource {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final PublishedTariffs published;
  private final PriceBoards boards;
  private final Lots lots;

  TariffsResource(PublishedTariffs published, PriceBoards boards, Lots lots) {
    this.published = published;
    this.boards = boards;
    this.lots = lots;
  }

  /**
   * A published notice.
   *
   * @param state PUBLISHED when its first day is still to come, IN_FORCE or SUPERSEDED
   * @param zones its tariffs, each with the lots that it prices now
   * @param publishedAt absent for those that come with the program
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      String family,
      LocalDate effectiveFrom,
      NoticeState state,
      String title,
      String titleZh,
      List<Zone> zones,
      Optional<Instant> publishedAt) {}

  /** A zone of a notice. */
  record Zone(String tariff, List<String> lots) {}

  /** All that are in force or still to come. */
  @GET
  public List<Shown> list() {
    return published.list().stream()
        .filter(it -> it.state() != NoticeState.SUPERSEDED)
        .map(this::shown)
        .toList();
  }

  /** Every version of one family that was ever published, the newest first. */
  @GET
  @Path("/{family}")
  public List<Shown> versions(@PathParam("family") String family) {
    var versions = published.list(family);
    if (versions.isEmpty()) {
      throw Problem.unknown("unknown-tariff", "No tariff is called \"%s\".".formatted(family));
    }
    return versions.stream().map(this::shown).toList();
  }

  private Shown shown(Published it) {
    return new Shown(
        it.family(),
        it.effectiveFrom(),
        it.state(),
        it.title(),
        it.titleZh(),
        it.zones().stream().map(zone -> zone(it.family() + "/" + zone)).toList(),
        it.publishedAt());
  }

  private Zone zone(String tariff) {
    return new Zone(
        tariff,
        lots.listLots().stream().filter(lot -> lot.tariff().equals(tariff)).map(Lot::id).toList());
  }

  /** The notice itself, as docs/contracts/tariff.v1.schema.json has it. */
  @GET
  @Path("/{family}/{day}")
  public JsonNode json(@PathParam("family") String family, @PathParam("day") String day) {
    try {
      return YAML.readTree(find(family, day).document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was published is no YAML", e);
    }
  }

  /** The same as it was written. */
  @GET
  @Path("/{family}/{day}/yaml")
  @Produces("application/yaml")
  public String yaml(@PathParam("family") String family, @PathParam("day") String day) {
    return find(family, day).document();
  }

  /** What hangs at the entrance, to be read or printed. */
  @GET
  @Path("/{family}/{day}/board")
  @Produces(MediaType.TEXT_HTML)
  public String board(
      @PathParam("family") String family,
      @PathParam("day") String day,
      @QueryParam("lang") String language) {
    return boards.page(find(family, day).document(), Asked.isChinese(language));
  }

  /** The same for the printer. */
  @GET
  @Path("/{family}/{day}/board.pdf")
  @Produces(Asked.PDF)
  @Blocking
  public byte[] pdf(
      @PathParam("family") String family,
      @PathParam("day") String day,
      @QueryParam("lang") String language) {
    return boards.pdf(find(family, day).document(), Asked.isChinese(language));
  }

  private Published find(String family, String day) {
    var date = date(day);
    return published.list(family).stream()
        .filter(it -> it.effectiveFrom().equals(date))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.unknown(
                    "unknown-tariff", "No notice %s@%s is published.".formatted(family, day)));
  }

  private static LocalDate date(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Problem.malformed("The day \"%s\" is not one such as 2026-12-01.".formatted(day));
    }
  }
}
