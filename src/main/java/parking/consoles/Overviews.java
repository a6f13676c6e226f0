package parking.consoles;

import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.Quotes;
import billing.api.StayId;
import billing.api.TariffId;
import billing.api.VehicleClass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.lots.Lots;
import parking.occupancy.Occupancy;
import parking.outbox.Outbox;
import parking.passages.Passages;
import parking.plates.PlateColour;
import parking.sessions.Sessions;

/** Joins what the features know for display; nothing here is stored. */
@ApplicationScoped
class Overviews {
  private static final int PASSAGES = 20;
  private static final int VISITS = 200;

  private final Lots lots;
  private final Occupancy occupancy;
  private final Passages passages;
  private final Sessions sessions;
  private final Outbox outbox;
  private final Charges charges;
  private final Quotes quotes;
  private final InstantSource time;
  private final int factor;

  Overviews(
      Lots lots,
      Occupancy occupancy,
      Passages passages,
      Sessions sessions,
      Outbox outbox,
      Charges charges,
      Quotes quotes,
      InstantSource time,
      @ConfigProperty(name = "parking.clock.factor", defaultValue = "1") int factor) {
    this.lots = lots;
    this.occupancy = occupancy;
    this.passages = passages;
    this.sessions = sessions;
    this.outbox = outbox;
    this.charges = charges;
    this.quotes = quotes;
    this.time = time;
    this.factor = factor;
  }

  /** The state of everything now. */
  Uni<Overview> now() {
    var at = time.instant();
    return occupancy
        .listAll()
        .chain(spaces -> passages.listNewest(PASSAGES).chain(passed -> visits(at, spaces, passed)));
  }

  private Uni<Overview> visits(
      Instant at, List<Occupancy.OfLot> spaces, List<Passages.View> passed) {
    return sessions
        .listOpen(VISITS)
        .chain(
            open ->
                sessions
                    .listEnded(VISITS)
                    .chain(
                        ended ->
                            sessions
                                .listForReview(VISITS)
                                .chain(
                                    review ->
                                        charged(ended)
                                            .chain(
                                                fees ->
                                                    outbox
                                                        .listSetAside()
                                                        .map(
                                                            aside ->
                                                                new Overview(
                                                                    at,
                                                                    factor,
                                                                    lots(spaces),
                                                                    passes(passed),
                                                                    running(open, at),
                                                                    over(ended, fees),
                                                                    over(review, Map.of()),
                                                                    aside))))));
  }

  private Uni<Map<UUID, ChargeView>> charged(List<Sessions.View> ended) {
    if (ended.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return charges
        .listOf(ended.stream().map(visit -> new StayId(visit.id())).toList())
        .map(
            views -> views.stream().collect(Collectors.toMap(view -> view.stay().value(), v -> v)));
  }

  private static List<Overview.LotState> lots(List<Occupancy.OfLot> spaces) {
    return spaces.stream()
        .map(
            of ->
                new Overview.LotState(
                    of.lot().id(),
                    of.lot().name(),
                    of.lot().nameEn(),
                    of.lot().capacity(),
                    of.taken(),
                    of.free(),
                    of.knownAt().orElse(null)))
        .toList();
  }

  private static List<Overview.Pass> passes(List<Passages.View> passed) {
    return passed.stream()
        .map(
            p ->
                new Overview.Pass(
                    p.id().toString(),
                    p.lotId(),
                    p.lane(),
                    p.way().name(),
                    p.plate(),
                    PlateColour.valueOf(p.colour()).code(),
                    p.confidence(),
                    p.hasPicture() ? picture(Optional.of(p.id())) : null,
                    p.seenAt(),
                    p.verdict()))
        .toList();
  }

  private List<Overview.Visit> running(List<Sessions.View> open, Instant at) {
    return open.stream()
        .map(visit -> visit(visit, fee(visit, at).map(this::running).orElse(null)))
        .toList();
  }

  private Overview.Fee running(Quotes.Quote quote) {
    return new Overview.Fee(
        quote.amount().count(), Overview.FeeLine.of(quote.lines()), "RUNNING", null, null, null);
  }

  private Optional<Quotes.Quote> fee(Sessions.View visit, Instant at) {
    var large = PlateColour.valueOf(visit.colour()).marksLargeVehicles();
    return visit
        .enteredAt()
        .filter(entered -> !entered.isAfter(at))
        .map(
            entered ->
                quotes.quote(
                    new TariffId(lots.getLot(visit.lotId()).tariff()),
                    large ? VehicleClass.LARGE : VehicleClass.SMALL,
                    entered,
                    at));
  }

  private static List<Overview.Visit> over(List<Sessions.View> ended, Map<UUID, ChargeView> fees) {
    return ended.stream()
        .map(
            visit ->
                visit(
                    visit,
                    Optional.ofNullable(fees.get(visit.id())).map(Overview.Fee::of).orElse(null)))
        .toList();
  }

  private static Overview.Visit visit(Sessions.View visit, Overview.Fee fee) {
    return new Overview.Visit(
        visit.id().toString(),
        visit.lotId(),
        visit.plate(),
        PlateColour.valueOf(visit.colour()).code(),
        visit.enteredAt().orElse(null),
        visit.leftAt().orElse(null),
        picture(visit.entryPassage()),
        picture(visit.exitPassage()),
        visit.reason(),
        fee);
  }

  private static String picture(Optional<UUID> passage) {
    return passage.map(id -> "/api/v1/passages/" + id + "/picture").orElse(null);
  }
}
