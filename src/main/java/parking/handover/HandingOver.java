package parking.handover;

import billing.api.AccountId;
import billing.api.ChannelVehicle;
import billing.api.PayerBound;
import billing.api.Quotes;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.api.Stays;
import billing.api.TariffId;
import billing.api.Waiver;
import billing.money.Fen;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import parking.drivers.Drivers;
import parking.drivers.PlateBound;
import parking.lots.Lots;
import parking.outbox.FactReceiver;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.sessions.DoubtingSessions;
import parking.sessions.Reason;
import parking.sessions.SessionBegan;
import parking.sessions.SessionEnded;

/** The one door down: adds the account to a fact and hands it to billing. */
@ApplicationScoped
class HandingOver implements FactReceiver {
  private final Stays stays;
  private final Drivers drivers;
  private final Lots lots;
  private final LookingForClones clones;
  private final Quotes quotes;
  private final DoubtingSessions doubting;
  private final VisitFollower follower;
  private final ObjectMapper json;

  HandingOver(
      Stays stays,
      Drivers drivers,
      Lots lots,
      LookingForClones clones,
      Quotes quotes,
      DoubtingSessions doubting,
      VisitFollower follower,
      ObjectMapper json) {
    this.stays = stays;
    this.clones = clones;
    this.quotes = quotes;
    this.doubting = doubting;
    this.follower = follower;
    this.drivers = drivers;
    this.lots = lots;
    this.json = json;
  }

  @Override
  public Uni<Void> take(String kind, String body) {
    if (kind.equals(SessionBegan.class.getSimpleName())) {
      var fact = read(body, SessionBegan.class);
      return clones
          .began(fact)
          .chain(() -> began(fact))
          .chain(stays::began)
          .chain(() -> follower.began(fact.lotId(), fact.session(), new Plate(fact.plate())));
    }
    if (kind.equals(SessionEnded.class.getSimpleName())) {
      return hand(read(body, SessionEnded.class));
    }
    if (kind.equals(PlateBound.class.getSimpleName())) {
      var fact = read(body, PlateBound.class);
      return stays.payerBound(bound(fact)).chain(() -> follower.bound(new Plate(fact.plate())));
    }
    throw new IllegalArgumentException("billing knows no fact called " + kind);
  }

  /** A visit that something contradicts is not charged; it went back to wait for a person. */
  private Uni<Void> hand(SessionEnded fact) {
    return clones
        .isContradicted(fact)
        .chain(
            contradicted ->
                contradicted
                    ? Uni.createFrom().voidItem()
                    : ended(fact).chain(ended -> hand(fact, ended)));
  }

  /** So does one whose driver was granted a right that the tariff does not know. */
  private Uni<Void> hand(SessionEnded fact, StayEnded ended) {
    return !fact.isDecided() && lacksRight(ended)
        ? doubting.rightUnknown(fact.began().lotId(), fact.began().session())
        : stays.ended(ended);
  }

  private boolean lacksRight(StayEnded ended) {
    if (ended.rights().isEmpty() || ended.waiver().isPresent()) {
      return false;
    }
    var begun = ended.begun();
    var question =
        new Quotes.Question(ended.vehicle(), ended.rights(), begun.entered(), ended.left());
    return !quotes.quote(begun.tariff(), question).unknownRights().isEmpty();
  }

  private Uni<StayBegan> began(SessionBegan fact) {
    var lot = lots.getLot(fact.lotId());
    var plate = new Plate(fact.plate());
    return drivers
        .getAccount(plate, PlateColour.valueOf(fact.colour()))
        .map(
            account ->
                new StayBegan(
                    new StayId(fact.session()),
                    new AccountId(account),
                    vehicle(plate, fact.colour()),
                    lot.id(),
                    lot.name(),
                    new TariffId(fact.tariff()),
                    fact.enteredAt()));
  }

  private Uni<StayEnded> ended(SessionEnded fact) {
    var car = fact.began();
    return began(car)
        .map(
            began ->
                new StayEnded(
                    began,
                    fact.revision(),
                    Vehicles.of(new Plate(car.plate()), PlateColour.valueOf(car.colour())),
                    fact.exitDevice(),
                    fact.leftAt(),
                    fact.waivedBecause().map(HandingOver::waiver),
                    fact.rights()));
  }

  private static Waiver waiver(String reason) {
    return switch (Reason.valueOf(reason)) {
      case DISMISSED, CORRECTED -> Waiver.DISMISSED;
      case COVERED, DROVE_THROUGH -> Waiver.COVERED;
      default -> Waiver.DOUBTFUL;
    };
  }

  private static PayerBound bound(PlateBound fact) {
    return new PayerBound(
        new AccountId(fact.account()),
        fact.payers().stream()
            .map(payer -> new PayerBound.Payer(payer.gateway(), payer.identity()))
            .toList(),
        vehicle(new Plate(fact.plate()), fact.colour()),
        Optional.ofNullable(fact.askAboveFen()).map(Fen::fen));
  }

  private static ChannelVehicle vehicle(Plate plate, String colour) {
    return Vehicles.ofChannel(plate, PlateColour.valueOf(colour));
  }

  private <T> T read(String body, Class<T> type) {
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the outbox holds a %s that cannot be read: %s"
              .formatted(type.getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }
}
