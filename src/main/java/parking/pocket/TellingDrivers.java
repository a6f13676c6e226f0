package parking.pocket;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Inbox;
import parking.drivers.Inbox.Message;
import parking.drivers.Inbox.Words;
import parking.lots.Lots;
import parking.pocket.OwnVisits.Own;

/**
 * Makes messages of what happened to a driver's cars: entered, charged, deduction refused. Each
 * thing is told once, whoever looks first.
 */
@ApplicationScoped
class TellingDrivers {
  private static final Duration RECENT = Duration.ofDays(30);

  private final OwnVisits visits;
  private final Charges charges;
  private final Inbox inbox;
  private final Lots lots;
  private final InstantSource time;

  TellingDrivers(OwnVisits visits, Charges charges, Inbox inbox, Lots lots, InstantSource time) {
    this.visits = visits;
    this.charges = charges;
    this.inbox = inbox;
    this.lots = lots;
    this.time = time;
  }

  Uni<Void> tell(UUID driver) {
    return visits
        .listRunning(driver)
        .chain(
            running ->
                visits.listEnded(driver, Optional.empty()).chain(ended -> messages(running, ended)))
        .chain(
            all ->
                Multi.createFrom()
                    .iterable(all)
                    .onItem()
                    .transformToUniAndConcatenate(it -> inbox.tell(driver, it, time.instant()))
                    .collect()
                    .asList())
        .replaceWithVoid();
  }

  private Uni<List<Message>> messages(List<Own> running, List<Own> ended) {
    Instant since = time.instant().minus(RECENT);
    var recent = ended.stream().filter(it -> it.entered().isAfter(since)).toList();
    return charges
        .listOf(recent.stream().map(it -> new StayId(it.visit().id())).toList())
        .map(
            charged -> {
              List<Message> all = new ArrayList<>();
              running.forEach(it -> all.add(entered(it)));
              for (var charge : charged) {
                recent.stream()
                    .filter(it -> it.visit().id().equals(charge.stay().value()))
                    .findFirst()
                    .flatMap(it -> charged(it, charge))
                    .ifPresent(all::add);
              }
              return all;
            });
  }

  private Message entered(Own own) {
    var lot = lots.getLot(own.visit().lotId());
    var plate = own.held().car().plate().text();
    return new Message(
        "entered/" + own.visit().id(),
        "ENTERED",
        new Words("已进场：" + lot.name(), "Parked at " + lot.nameEn()),
        new Words(plate + " 已进场，离场后自动扣费。", plate + " has come in. It is charged after it leaves."),
        "pages/now/now");
  }

  private Optional<Message> charged(Own own, ChargeView charge) {
    var lot = lots.getLot(own.visit().lotId());
    var page = "pages/visit/visit?id=" + own.visit().id();
    var cause = "/%s/%d".formatted(own.visit().id(), charge.revision());
    if (charge.state() == ChargeState.PAID || charge.state() == ChargeState.FREE) {
      var yuan = charge.amount().inYuan();
      return Optional.of(
          new Message(
              "charged" + cause,
              "CHARGED",
              new Words("已扣费 " + yuan + " 元", yuan + " yuan paid"),
              new Words(lot.name() + " 停车费已结清。", "Parking at " + lot.nameEn() + " is paid."),
              page));
    }
    Fen owed = charge.parts().owed();
    return charge.state() == ChargeState.RECEIVABLE && charge.note().isPresent()
        ? Optional.of(
            new Message(
                "refused" + cause,
                "DEDUCTION_FAILED",
                new Words("扣费失败", "The deduction failed"),
                new Words(
                    "%s 停车费 %s 元未缴。".formatted(lot.name(), owed.inYuan()),
                    "%s yuan are owed for parking at %s.".formatted(owed.inYuan(), lot.nameEn())),
                page))
        : Optional.empty();
  }
}
