package parking.consoles;

import billing.api.PriceSimulations;
import billing.api.PriceSimulations.Asked;
import billing.api.PriceSimulations.Stays;
import billing.api.TariffId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import parking.problems.Problem;
import parking.streetoffices.Act;

/** What a price notice would change, counted before anybody approves it. */
@Path("/api/v1/price-notices/{notice}/simulations")
public class PriceSimulationsResource {
  private final PriceSimulations simulations;
  private final NoticeRights rights;

  PriceSimulationsResource(PriceSimulations simulations, NoticeRights rights) {
    this.simulations = simulations;
    this.rights = rights;
  }

  /**
   * What to simulate with: stored stays that began from a moment until another, or a week that
   * never was.
   *
   * @param against the published tariff that each zone is compared with, by the zone's name; a zone
   *     that is absent is compared with the tariff of its own name
   */
  record Wish(Instant from, Instant until, Week synthetic, Map<String, String> against) {}

  /**
   * A week that never was.
   *
   * @param stays so many in each zone
   * @param seed the same one gives the same stays; 1 when absent
   * @param monday its first day
   */
  record Week(Integer stays, Long seed, LocalDate monday) {}

  /**
   * A simulation as it stands.
   *
   * @param version the version of the notice in which its text was written
   * @param asked what was asked for
   * @param outcome as docs/contracts/simulation.v1.schema.json has it, when it is done
   * @param failure why it failed, when it did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      UUID id,
      int version,
      @JsonRawValue String asked,
      String state,
      long done,
      long total,
      @JsonRawValue String outcome,
      String failure,
      String startedBy,
      Instant startedAt) {
    static Shown of(PriceSimulations.View it) {
      var isDone = it.state() == PriceSimulations.State.DONE;
      var words = it.outcome().orElse(null);
      return new Shown(
          it.id(),
          it.version(),
          it.asked(),
          it.state().name(),
          it.done(),
          it.total(),
          isDone ? words : null,
          isDone ? null : words,
          it.startedBy(),
          it.startedAt());
    }
  }

  @GET
  public Uni<List<Shown>> list(@PathParam("notice") UUID notice) {
    return rights
        .find(Act.READ, notice)
        .chain(() -> simulations.list(notice))
        .map(all -> all.stream().map(Shown::of).toList());
  }

  /** Starts one; it goes on when this is answered. */
  @POST
  public Uni<RestResponse<Shown>> start(@PathParam("notice") UUID notice, Wish wish) {
    var asked = asked(wish);
    return rights
        .find(Act.PROPOSE, notice)
        .chain(it -> simulations.start(notice, asked, it.person().id()))
        .map(view -> RestResponse.status(RestResponse.Status.ACCEPTED, Shown.of(view)));
  }

  private static Asked asked(Wish wish) {
    if (wish == null || (wish.synthetic() == null) == (wish.from() == null)) {
      throw Problem.malformed("Either from and until, or synthetic, is needed.");
    }
    var against =
        Objects.requireNonNullElse(wish.against(), Map.<String, String>of()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, zone -> tariff(zone.getKey(), zone.getValue())));
    return new Asked(wish.synthetic() == null ? stored(wish) : week(wish.synthetic()), against);
  }

  private static TariffId tariff(String zone, String name) {
    try {
      return new TariffId(name);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Problem.malformed("against.%s: %s.".formatted(zone, e.getMessage()));
    }
  }

  private static Stays stored(Wish wish) {
    if (wish.until() == null || !wish.until().isAfter(wish.from())) {
      throw Problem.malformed("until: a time after %s is needed.".formatted(wish.from()));
    }
    return new Stays.Stored(wish.from(), wish.until());
  }

  private static Stays week(Week week) {
    if (week.stays() == null || week.monday() == null) {
      throw Problem.malformed("synthetic: stays and monday are needed.");
    }
    return new Stays.Synthetic(
        week.stays(), Objects.requireNonNullElse(week.seed(), 1L), week.monday());
  }

  @GET
  @Path("/{id}")
  public Uni<Shown> get(@PathParam("notice") UUID notice, @PathParam("id") UUID id) {
    return rights.find(Act.READ, notice).chain(() -> simulations.get(notice, id)).map(Shown::of);
  }

  /** Stops one that runs; one that is over stays as it is. */
  @POST
  @Path("/{id}/cancel")
  public Uni<Shown> cancel(@PathParam("notice") UUID notice, @PathParam("id") UUID id) {
    return rights
        .find(Act.PROPOSE, notice)
        .chain(() -> simulations.cancel(notice, id))
        .map(Shown::of);
  }
}
