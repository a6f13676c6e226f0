package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Function;
import parking.figures.CountingFigures;
import parking.figures.Figures;
import parking.lots.LocalDays;
import parking.lots.Lots;
import parking.problems.Problem;

/** How well a lot goes. */
@Path("/api/v1/lots/{lot}/figures")
public class FiguresResource {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;
  private static final Duration LONGEST = Duration.ofDays(93);

  private final Lots lots;
  private final CountingFigures counting;
  private final InstantSource time;

  FiguresResource(Lots lots, CountingFigures counting, InstantSource time) {
    this.lots = lots;
    this.counting = counting;
    this.time = time;
  }

  /** The figures with the lot and time that they are about. */
  record OfLot(String lot, Instant from, Instant until, Figures figures) {}

  /**
   * The figures of a day, of a range, or of today.
   *
   * @param day the lot's local day, such as 2026-11-20
   * @param from the begin of a range of at most 93 days
   * @param until its end, which is not in it
   */
  @GET
  public Uni<OfLot> get(
      @PathParam("lot") String lot,
      @QueryParam("day") String day,
      @QueryParam("from") String from,
      @QueryParam("until") String until) {
    Asked.lot(lots, lot);
    var range = range(day, from, until);
    return counting
        .count(lot, range.from(), range.until())
        .map(figures -> new OfLot(lot, range.from(), range.until(), figures));
  }

  private Range range(String day, String from, String until) {
    if (day != null && (from != null || until != null)) {
      throw Problem.malformed("day: either a day or from and until can be asked for.");
    }
    if (day != null) {
      return parsed("day: a day such as 2026-11-20", day, FiguresResource::day);
    }
    if (from == null && until == null) {
      return Range.ofDayAt(time.instant());
    }
    var range =
        new Range(
            parsed("from: a time such as 2026-11-20T00:00:00Z", from, FiguresResource::time),
            parsed("until: a time such as 2026-11-21T00:00:00Z", until, FiguresResource::time));
    var length = Duration.between(range.from(), range.until());
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw Problem.malformed(
          "until: a time after from, and at most %d days after it, is needed."
              .formatted(LONGEST.toDays()));
    }
    return range;
  }

  /** Other years are slips of the pen. */
  private static Range day(String written) {
    var day = LocalDate.parse(written);
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException(written);
    }
    return Range.of(day);
  }

  private static Instant time(String written) {
    var time = Instant.parse(written);
    day(LocalDays.dayAt(time).toString());
    return time;
  }

  private static <T> T parsed(String what, String written, Function<String, T> parse) {
    if (written == null) {
      throw Problem.malformed(what + " is needed.");
    }
    try {
      return parse.apply(written);
    } catch (DateTimeException e) {
      throw Problem.malformed(what + " is needed, not \"" + written + "\".");
    }
  }
}
