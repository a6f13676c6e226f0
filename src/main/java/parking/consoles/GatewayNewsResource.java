package parking.consoles;

import billing.api.GatewayNews;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import parking.problems.Problem;

/** Notifications of gateways that a person has to look at. */
@Path("/api/v1/payments/notifications")
public class GatewayNewsResource {
  private static final Duration A_WEEK = Duration.ofDays(7);

  private final GatewayNews news;
  private final InstantSource time;

  GatewayNewsResource(GatewayNews news, InstantSource time) {
    this.news = news;
    this.time = time;
  }

  /**
   * Those of the last week, or since another moment, newest first, at most 500.
   *
   * @param since for example 2026-12-01T00:00:00Z
   */
  @GET
  public Uni<List<GatewayNews.Doubtful>> list(@QueryParam("since") String since) {
    return news.listDoubtful(moment(since));
  }

  private Instant moment(String since) {
    try {
      return since == null ? time.instant().minus(A_WEEK) : Instant.parse(since);
    } catch (DateTimeParseException e) {
      throw Problem.malformed(
          "since: a moment such as 2026-12-01T00:00:00Z is needed, not \"%s\".".formatted(since));
    }
  }
}
