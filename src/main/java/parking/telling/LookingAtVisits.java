package parking.telling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parking.consoles.RightsOfVisits;
import parking.drivers.Inbox;
import parking.drivers.Message;
import parking.drivers.Notifications;
import parking.lots.Lots;
import parking.pocket.OwnVisits;
import parking.pocket.OwnVisits.Own;
import parking.pocket.RunningFees;
import parking.sessions.SessionView;
import parking.sessions.Sessions;

/** Looks at one visit, and tells all who have the plate what has happened to it. */
@ApplicationScoped
class LookingAtVisits {
  private final Sessions sessions;
  private final OwnVisits visits;
  private final RightsOfVisits rights;
  private final RunningFees fees;
  private final VisitFacts facts;
  private final Notifications notifications;
  private final Inbox inbox;
  private final Lots lots;
  private final InstantSource time;

  LookingAtVisits(
      Sessions sessions,
      OwnVisits visits,
      RightsOfVisits rights,
      RunningFees fees,
      VisitFacts facts,
      Notifications notifications,
      Inbox inbox,
      Lots lots,
      InstantSource time) {
    this.sessions = sessions;
    this.visits = visits;
    this.rights = rights;
    this.fees = fees;
    this.facts = facts;
    this.notifications = notifications;
    this.inbox = inbox;
    this.lots = lots;
    this.time = time;
  }

  /** A driver's visit, and when the driver is reminded. */
  private record Reminded(Own own, RunningNews.Reminding reminding) {}

  /** Tells what there is to tell; answers when to look again, if at all. */
  Uni<Optional<Instant>> look(String lot, UUID id) {
    return sessions
        .find(lot, id)
        .chain(
            found ->
                found.isEmpty()
                    ? never()
                    : visits
                        .listHolders(found.get())
                        .chain(all -> all.isEmpty() ? never() : look(found.get(), all)));
  }

  private static Uni<Optional<Instant>> never() {
    return Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<Instant>> look(SessionView visit, List<Own> all) {
    var now = time.instant();
    return all.get(0).isRunning() ? running(visit, all, now) : ended(visit, all, now);
  }

  private Uni<Optional<Instant>> running(SessionView visit, List<Own> all, Instant now) {
    return rights
        .list(List.of(visit), now)
        .map(known -> ahead(visit, known.getOrDefault(visit.id(), Set.of()), now))
        .chain(ahead -> reminded(all, now).chain(them -> running(visit, them, ahead)));
  }

  private RunningNews.Ahead ahead(SessionView visit, Set<String> known, Instant now) {
    var entered = visit.entry().map(SessionView.End::at).orElse(now);
    var from = entered.isAfter(now) ? entered : now;
    return new RunningNews.Ahead(
        fees.findStep(visit, known, from),
        fees.find(visit, known, from).filter(it -> it.amountFen() == 0).isPresent(),
        fees.findClosing(visit.tariff(), now));
  }

  private Uni<List<Reminded>> reminded(List<Own> all, Instant now) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(
            own ->
                notifications
                    .get(own.held().driver())
                    .map(it -> Duration.ofMinutes(it.remindMinutes()))
                    .map(it -> new Reminded(own, new RunningNews.Reminding(it, now))))
        .collect()
        .asList();
  }

  private Uni<Optional<Instant>> running(
      SessionView visit, List<Reminded> all, RunningNews.Ahead ahead) {
    var lot = lots.getLot(visit.lotId());
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(
            it -> tell(it.own(), RunningNews.of(it.own(), lot, ahead, it.reminding())))
        .collect()
        .asList()
        .map(
            told ->
                Optional.of(
                    RunningNews.lookAgain(
                        ahead, all.stream().map(Reminded::reminding).toList(), time.instant())));
  }

  private Uni<Optional<Instant>> ended(SessionView visit, List<Own> all, Instant now) {
    var lot = lots.getLot(visit.lotId());
    return facts
        .of(visit)
        .call(
            known ->
                Multi.createFrom()
                    .iterable(all)
                    .onItem()
                    .transformToUniAndConcatenate(
                        own -> tell(own, VisitNews.of(own, lot, known, now)))
                    .collect()
                    .asList())
        .map(
            known ->
                LookingAgain.at(
                    visit.exit().map(SessionView.End::at),
                    LookingAgain.isSettled(visit.is().state(), known.charge()),
                    now));
  }

  private Uni<Own> tell(Own own, List<Message> news) {
    return Multi.createFrom()
        .iterable(news)
        .onItem()
        .transformToUniAndConcatenate(it -> inbox.tell(own.held().driver(), it).replaceWith(it))
        .collect()
        .asList()
        .replaceWith(own);
  }
}
