package parking.consoles;

import billing.api.Quotes;
import billing.api.TariffId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parking.handover.Vehicles;
import parking.passages.Passages;
import parking.problems.Problem;
import parking.sessions.SessionView;

/** Asks billing what visits cost whose end nobody saw. Nothing is charged here. */
@ApplicationScoped
class UnseenExits {
  private static final String LAPSED = "LAPSED";

  /** A camera's clock may run ahead of the service's. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final Passages passages;
  private final RightsOfVisits rights;
  private final Quotes quotes;

  UnseenExits(Passages passages, RightsOfVisits rights, Quotes quotes) {
    this.passages = passages;
    this.rights = rights;
    this.quotes = quotes;
  }

  /**
   * What such a visit costs.
   *
   * @param lastSeenAt when a camera last saw the car
   * @param leftAt when the tariff takes it to have left; absent when the visit costs nothing
   * @param amountFen what is charged until then
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Offer(
      Instant lastSeenAt, Optional<Instant> leftAt, long amountFen, List<Overview.FeeLine> lines) {}

  /**
   * What the tariff says of a visit.
   *
   * @return fails with a {@link Problem} when its end was not missed, or its tariff is published no
   *     more
   */
  Uni<Offer> offer(SessionView session) {
    var tariff = new TariffId(session.tariff());
    if (!session.is().state().equals(LAPSED)) {
      throw Problem.conflict(
          "end-not-missed",
          "Session %s is %s: it is not one whose end nobody saw."
              .formatted(session.id(), session.is().state()));
    }
    var entered = session.entry().orElseThrow().at();
    if (!quotes.knows(tariff, entered)) {
      throw Problem.conflict(
          "tariff-unknown", "No tariff %s was in force at %s.".formatted(tariff, entered));
    }
    return passages
        .findLastSeen(session.lotId(), session.id(), entered.minus(AHEAD))
        .map(seen -> seen.filter(entered::isBefore).orElse(entered))
        .chain(seen -> offer(session, tariff, seen));
  }

  private Uni<Offer> offer(SessionView session, TariffId tariff, Instant seen) {
    var left = quotes.endUnseen(tariff, question(session, Set.of(), seen));
    if (left.isEmpty()) {
      return Uni.createFrom().item(new Offer(seen, left, 0, List.of()));
    }
    return rights
        .list(List.of(session), left.get())
        .map(known -> known.getOrDefault(session.id(), Set.of()))
        .map(held -> quotes.quote(tariff, question(session, held, left.get())))
        .map(it -> new Offer(seen, left, it.amount().count(), Fees.lines(it.lines())));
  }

  private static Quotes.Question question(SessionView session, Set<String> held, Instant until) {
    var vehicle = Vehicles.of(session.car().plate(), session.car().colour());
    return new Quotes.Question(vehicle, held, session.entry().orElseThrow().at(), until);
  }
}
