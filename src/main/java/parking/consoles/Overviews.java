package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.devices.Alarms;
import parking.outbox.Outbox;
import parking.passages.Passages;
import parking.sessions.SessionView;
import parking.sessions.Sessions;

/** Joins what the features know for display; nothing here is stored. */
@ApplicationScoped
class Overviews {
  private static final int PASSAGES = 20;
  private static final int INSIDE = 200;
  private static final int ENDED = 30;
  private static final int REVIEW = 50;
  private static final int ALARMS = 100;

  private final LotStates lots;
  private final Passages passages;
  private final Sessions sessions;
  private final Outbox outbox;
  private final Alarms alarms;
  private final Fees fees;
  private final RightsOfVisits rights;
  private final InstantSource time;
  private final int factor;

  Overviews(
      LotStates lots,
      Passages passages,
      Sessions sessions,
      Outbox outbox,
      Alarms alarms,
      Fees fees,
      RightsOfVisits rights,
      InstantSource time,
      @ConfigProperty(name = "parking.clock.factor", defaultValue = "1") int factor) {
    this.lots = lots;
    this.passages = passages;
    this.sessions = sessions;
    this.outbox = outbox;
    this.alarms = alarms;
    this.fees = fees;
    this.rights = rights;
    this.time = time;
    this.factor = factor;
  }

  /** The three lists of visits. */
  private record Stays(
      List<Overview.Stay> open, List<Overview.Stay> ended, List<Overview.Stay> review) {}

  /** The state of everything now. The questions are asked one after the other. */
  Uni<Overview> now() {
    var now = time.instant();
    return lots.listAll()
        .chain(
            states ->
                passages
                    .listNewest(PASSAGES)
                    .chain(passed -> stays(now).chain(stays -> all(now, states, passed, stays))));
  }

  private Uni<Overview> all(
      Instant now, List<Overview.LotState> states, List<Passages.View> passed, Stays stays) {
    return outbox
        .listSetAside()
        .chain(
            aside ->
                counts()
                    .chain(
                        counts ->
                            wrong()
                                .map(
                                    wrong ->
                                        new Overview(
                                            now,
                                            factor,
                                            states,
                                            wrong,
                                            passed.stream().map(Overviews::pass).toList(),
                                            stays.open(),
                                            stays.ended(),
                                            stays.review(),
                                            aside,
                                            counts))));
  }

  private Uni<List<AlarmView>> wrong() {
    return alarms
        .listOpen(Optional.empty(), ALARMS)
        .map(open -> open.stream().map(AlarmView::of).toList());
  }

  private Uni<Overview.Counts> counts() {
    return sessions
        .countForReview()
        .chain(
            review -> outbox.countWaiting().map(waiting -> new Overview.Counts(review, waiting)));
  }

  private Uni<Stays> stays(Instant now) {
    return sessions
        .listOpen(INSIDE)
        .chain(open -> rights.list(open, now).map(known -> running(open, known, now)))
        .chain(open -> ended().chain(ended -> review().map(r -> new Stays(open, ended, r))));
  }

  private List<Overview.Stay> running(
      List<SessionView> open, Map<UUID, Set<String>> known, Instant now) {
    return open.stream()
        .map(s -> stay(s, fees.running(s, known.getOrDefault(s.id(), Set.of()), now)))
        .toList();
  }

  private Uni<List<Overview.Stay>> ended() {
    return sessions
        .listClosed(ENDED)
        .chain(ended -> fees.charged(ended).map(charged -> stays(ended, charged)));
  }

  private Uni<List<Overview.Stay>> review() {
    return sessions
        .listForReview(REVIEW)
        .chain(
            cases ->
                passages
                    .listWithCutOut(lots(cases), ends(cases))
                    .map(cut -> cases.stream().map(s -> stay(s, Optional.empty(), cut)).toList()));
  }

  private static Set<String> lots(List<SessionView> sessions) {
    return sessions.stream().map(SessionView::lotId).collect(Collectors.toSet());
  }

  /** The passages that visits begin and end with. */
  private static List<UUID> ends(List<SessionView> sessions) {
    return sessions.stream()
        .flatMap(s -> Stream.concat(s.entry().stream(), s.exit().stream()))
        .flatMap(end -> end.passage().stream())
        .toList();
  }

  private static List<Overview.Stay> stays(
      List<SessionView> sessions, Map<UUID, Overview.Fee> charged) {
    return sessions.stream().map(s -> stay(s, Optional.ofNullable(charged.get(s.id())))).toList();
  }

  private static Overview.Stay stay(SessionView session, Optional<Overview.Fee> fee) {
    return stay(session, fee, Set.of());
  }

  /**
   * @param cut passages whose plate is shown alone, too
   */
  private static Overview.Stay stay(
      SessionView session, Optional<Overview.Fee> fee, Set<UUID> cut) {
    return new Overview.Stay(
        session.id().toString(),
        session.lotId(),
        session.car().plate().text(),
        session.car().colour().code(),
        session.entry().map(SessionView.End::at).orElse(null),
        session.exit().map(SessionView.End::at).orElse(null),
        picture(session.lotId(), session.entry()),
        picture(session.lotId(), session.exit()),
        cutOut(session.lotId(), session.entry(), cut),
        cutOut(session.lotId(), session.exit(), cut),
        session.is().reason(),
        fee.orElse(null));
  }

  private static Overview.Pass pass(Passages.View view) {
    var passage = view.passage();
    var lot = passage.lotId();
    return new Overview.Pass(
        passage.id().toString(),
        lot,
        passage.place().lane(),
        passage.direction().name().toLowerCase(java.util.Locale.ROOT),
        passage.read().plate().map(plate -> plate.text()).orElse(""),
        passage.read().colour().code(),
        passage.read().confidence(),
        passage.seenAt(),
        passage.noticed().atService(),
        view.hasPicture() ? PassagesResource.picture(lot, passage.id()) : null,
        view.hasCutOut() ? PassagesResource.cutOut(lot, passage.id()) : null,
        view.verdict());
  }

  private static String picture(String lot, Optional<SessionView.End> end) {
    return end.flatMap(SessionView.End::passage)
        .map(passage -> PassagesResource.picture(lot, passage))
        .orElse(null);
  }

  private static String cutOut(String lot, Optional<SessionView.End> end, Set<UUID> cut) {
    return end.flatMap(SessionView.End::passage)
        .filter(cut::contains)
        .map(passage -> PassagesResource.cutOut(lot, passage))
        .orElse(null);
  }
}
