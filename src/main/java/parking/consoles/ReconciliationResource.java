package parking.consoles;

import billing.api.Reconciliations;
import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.Difference;
import billing.api.Reconciliations.Resolution;
import billing.api.Reconciliations.ResolveOutcome;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.lots.LocalDays;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.streetoffices.Act;
import parking.streetoffices.Person;

/** The gateways' bills and what differs, for the staff whose affair all lots are. */
@Path("/api/v1/reconciliation")
public class ReconciliationResource {
  private static final int USUAL_DAYS = 7;
  private static final int MOST_DAYS = 93;

  private final Reconciliations reconciliations;
  private final SharingRights rights;
  private final Lots lots;
  private final InstantSource time;

  ReconciliationResource(
      Reconciliations reconciliations, SharingRights rights, Lots lots, InstantSource time) {
    this.reconciliations = reconciliations;
    this.rights = rights;
    this.lots = lots;
    this.time = time;
  }

  /** A day that is to be run. */
  record Run(String gateway, String day) {}

  /**
   * What a person says of a difference.
   *
   * @param how ACCEPTED, CORRECTED_HERE, CORRECTED_THERE or WRITTEN_OFF
   * @param why 1 to 500 characters
   */
  record Word(String how, String why) {}

  /** A difference; money is fen. */
  record Shown(
      UUID id,
      Difference.About about,
      Optional<Long> billFen,
      Optional<Long> oursFen,
      String words,
      Optional<Ended> end) {
    /** How it ended; {@code how} is absent when later facts explained it. */
    record Ended(Optional<Resolution> how, String by, String why, Instant at) {}

    static Shown of(Difference it) {
      return new Shown(
          it.id(),
          it.about(),
          it.bill().map(Fen::count),
          it.ours().map(Fen::count),
          it.words(),
          it.end().map(end -> new Ended(end.how(), end.by(), end.why(), end.at())));
    }
  }

  /**
   * How far days are, the newest first.
   *
   * @param from a week ago when absent
   * @param until the day after the last one; today when absent
   */
  @GET
  @Path("/days")
  public Uni<List<Day>> days(@QueryParam("from") String from, @QueryParam("until") String until) {
    var today = LocalDays.dayAt(time.instant());
    var end = until == null ? today : Asked.day("until", until);
    var begin = from == null ? end.minusDays(USUAL_DAYS) : Asked.day("from", from);
    Asked.days(begin, end, MOST_DAYS);
    return may(Act.READ).chain(person -> reconciliations.listDays(begin, end));
  }

  /** Fetches and compares a gateway's day, again or for the first time. */
  @POST
  @Path("/runs")
  public Uni<List<Day>> run(Run run) {
    var asked = Asked.given("gateway, day: both", run);
    var day = Asked.day("day", asked.day());
    var gateway = Asked.name("gateway", asked.gateway());
    if (!reconciliations.gateways().contains(gateway)) {
      throw Problem.unknown(
          "unknown-gateway",
          "No gateway is called %s, only %s.".formatted(gateway, reconciliations.gateways()));
    }
    if (!day.isBefore(LocalDays.dayAt(time.instant()))) {
      throw Problem.unprocessable(
          "day-not-over", "The day %s is not over. Run it tomorrow.".formatted(day));
    }
    return may(Act.SETTLE).chain(person -> reconciliations.run(gateway, day));
  }

  /**
   * Differences.
   *
   * @param day all of this day; those that are open when absent
   */
  @GET
  @Path("/differences")
  public Uni<List<Shown>> differences(@QueryParam("day") String day) {
    Optional<LocalDate> asked = Optional.ofNullable(day).map(it -> Asked.day("day", it));
    return may(Act.READ)
        .chain(person -> asked.map(reconciliations::list).orElseGet(reconciliations::listOpen))
        .map(all -> all.stream().map(Shown::of).toList());
  }

  /** Writes down what became of a difference. */
  @POST
  @Path("/differences/{id}/resolution")
  public Uni<Shown> resolve(@PathParam("id") UUID id, Word word) {
    var asked = Asked.given("how, why: both", word);
    var how = Asked.oneOf("how", Resolution.class, asked.how());
    var why = Asked.words("why", asked.why());
    return may(Act.SETTLE)
        .chain(person -> reconciliations.resolve(id, how, person.id(), why))
        .map(outcome -> shown(id, outcome));
  }

  private static Shown shown(UUID id, ResolveOutcome outcome) {
    if (outcome instanceof ResolveOutcome.Resolved resolved) {
      return Shown.of(resolved.difference());
    }
    if (outcome instanceof ResolveOutcome.AlreadyEnded ended) {
      throw Problem.conflict(
          "difference-ended",
          "The difference has ended: %s (%s).".formatted(ended.end().why(), ended.end().by()));
    }
    throw Problem.unknown("unknown-difference", "There is no difference %s.".formatted(id));
  }

  private Uni<Person> may(Act act) {
    Set<String> all = lots.listLots().stream().map(Lot::id).collect(Collectors.toSet());
    return rights.may(act, all);
  }
}
