package parking.pocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** A driver's visits. */
@Path("/api/v1/driver")
public class VisitsResource {
  private static final int PAGE = 20;
  private static final int LONGEST_WORDS = 40;

  private final WhoDrives whoDrives;
  private final OwnVisits visits;
  private final VisitLists lists;
  private final VisitDetails details;
  private final OwnPictures pictures;

  VisitsResource(
      WhoDrives whoDrives,
      OwnVisits visits,
      VisitLists lists,
      VisitDetails details,
      OwnPictures pictures) {
    this.whoDrives = whoDrives;
    this.visits = visits;
    this.lists = lists;
    this.details = details;
    this.pictures = pictures;
  }

  /** A page of visits. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(List<VisitLists.Month> months, List<VisitShown.Visit> visits, Optional<UUID> next) {}

  /**
   * Visits that are over, the newest first.
   *
   * @param before the last one of the page before
   */
  @GET
  @Path("/me/visits")
  public Uni<Page> list(
      @QueryParam("plate") UUID plate,
      @QueryParam("month") String month,
      @QueryParam("q") String words,
      @QueryParam("before") UUID before) {
    var wish = wish(plate, month, words);
    return whoDrives
        .driver()
        .chain(driver -> lists.find(driver.id(), wish))
        .map(found -> page(found, before));
  }

  private static VisitLists.Wish wish(UUID plate, String month, String words) {
    return new VisitLists.Wish(
        Optional.ofNullable(plate),
        Optional.ofNullable(month).map(VisitsResource::month),
        Optional.of(Wanted.may("q", words, LONGEST_WORDS)).filter(it -> !it.isEmpty()));
  }

  private static YearMonth month(String written) {
    try {
      return YearMonth.parse(written);
    } catch (DateTimeParseException e) {
      throw Problem.malformed("month: a month such as 2026-11 is needed.");
    }
  }

  private static Page page(VisitLists.Found found, UUID before) {
    var all = found.visits();
    int from = 0;
    for (int i = 0; before != null && i < all.size(); i++) {
      from = all.get(i).id().equals(before) ? i + 1 : from;
    }
    var page = all.subList(from, Math.min(all.size(), from + PAGE));
    var isLast = from + PAGE >= all.size();
    return new Page(
        found.months(),
        List.copyOf(page),
        isLast ? Optional.empty() : Optional.of(page.get(page.size() - 1).id()));
  }

  @GET
  @Path("/me/visits/{id}")
  public Uni<VisitShown.Visit> get(@PathParam("id") UUID id) {
    return whoDrives.driver().chain(driver -> visits.get(driver.id(), id)).chain(details::get);
  }

  @GET
  @Path("/me/visits/{id}/pictures/{end}")
  public Uni<Response> picture(@PathParam("id") UUID id, @PathParam("end") String end) {
    if (!end.equals("entry") && !end.equals("exit")) {
      throw noPicture();
    }
    return whoDrives
        .driver()
        .chain(driver -> visits.get(driver.id(), id))
        .chain(own -> pictures.find(own, end.equals("entry")))
        .map(file -> file.map(VisitsResource::answer).orElseThrow(VisitsResource::noPicture));
  }

  private static Problem noPicture() {
    return Problem.unknown("no-picture", "There is no picture, or none any more.");
  }

  private static Response answer(java.nio.file.Path file) {
    return Response.ok(file.toFile(), "image/jpeg")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  /** The visits of a month, or all, as a table. */
  @GET
  @Path("/me/visits.csv")
  @Produces("text/csv")
  public Uni<String> csv(@QueryParam("month") String month) {
    return whoDrives
        .driver()
        .chain(driver -> lists.find(driver.id(), wish(null, month, null)))
        .map(found -> VisitTable.csv(found.visits()));
  }
}
