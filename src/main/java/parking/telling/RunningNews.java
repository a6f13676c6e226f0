package parking.telling;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parking.drivers.Message;
import parking.drivers.Message.Said;
import parking.drivers.Message.Words;
import parking.drivers.MessageKind;
import parking.lots.Lot;
import parking.pocket.NextStep;
import parking.pocket.OwnVisits.Own;

/** What drivers are told of a visit that goes on, and when it is looked at again for that. */
final class RunningNews {
  private static final String PAGE = "pages/now/now";
  private static final Duration LOOKED_AT_ANYWAY = Duration.ofHours(1);
  private static final Duration JUST_AFTER = Duration.ofSeconds(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private RunningNews() {}

  /**
   * What changes soon.
   *
   * @param step when it costs more
   * @param isFree whether it costs nothing so far
   * @param closes when shared spaces close
   */
  record Ahead(Optional<NextStep.Step> step, boolean isFree, Optional<Instant> closes) {}

  /** All that there is to tell; what was told before is among it. */
  static List<Message> of(Own own, Lot lot, Ahead ahead, Reminding reminding) {
    List<Message> all = new ArrayList<>();
    all.add(entered(own, lot));
    ahead
        .step()
        .filter(it -> reminding.isTime(it.at()))
        .filter(it -> !own.entered().isAfter(it.at().minus(reminding.before())))
        .map(it -> stepSoon(own, lot, it, ahead.isFree()))
        .ifPresent(all::add);
    ahead
        .closes()
        .filter(reminding::isTime)
        .map(it -> windowCloses(own, lot, it))
        .ifPresent(all::add);
    return all;
  }

  /**
   * When a driver is reminded.
   *
   * @param before how long before; zero for never
   */
  record Reminding(Duration before, Instant now) {
    /** Whether what happens then is near enough, and has not happened yet. */
    boolean isTime(Instant at) {
      return !before.isZero() && now.isBefore(at) && !now.isBefore(at.minus(before));
    }

    /** When to look again because of what happens then. */
    Instant lookAgain(Instant at) {
      var reminder = at.minus(before);
      return reminder.isAfter(now) ? reminder : at.plus(JUST_AFTER);
    }
  }

  /** When the visit is looked at again, for all drivers who want to be reminded. */
  static Instant lookAgain(Ahead ahead, List<Reminding> all, Instant now) {
    var next = now.plus(LOOKED_AT_ANYWAY);
    for (var reminding : all) {
      for (var at : times(ahead)) {
        var look = reminding.lookAgain(at);
        next = look.isBefore(next) ? look : next;
      }
    }
    return next;
  }

  private static List<Instant> times(Ahead ahead) {
    List<Instant> all = new ArrayList<>();
    ahead.step().map(NextStep.Step::at).ifPresent(all::add);
    ahead.closes().ifPresent(all::add);
    return all;
  }

  private static Message entered(Own own, Lot lot) {
    return new Message(
        "entered/" + own.visit().id(),
        MessageKind.ENTERED,
        new Said(
            new Words("已进场：" + lot.name(), "Parked at " + lot.nameEn()),
            new Words(
                "{plate} 已进场，离场后自动扣费。", "{plate} has come in. It is charged after it leaves.")),
        PAGE,
        VisitNews.about(own, lot, own.entered()));
  }

  /** A text message is worth it where free time ends. */
  private static Message stepSoon(Own own, Lot lot, NextStep.Step step, boolean isFree) {
    var yuan = Fen.fen(step.amountFen()).inYuan();
    var time = TIME.format(step.at());
    return new Message(
        "step/%s/%d".formatted(own.visit().id(), step.at().getEpochSecond() / 60),
        MessageKind.STEP_SOON,
        new Said(
            isFree
                ? new Words("免费时间即将结束", "Free time ends soon")
                : new Words("停车费即将增加", "The fee rises soon"),
            new Words(
                "{plate} 在%s，%s 起为 %s 元。".formatted(lot.name(), time, yuan),
                "From %s the visit of {plate} to %s costs %s yuan."
                    .formatted(time, lot.nameEn(), yuan))),
        PAGE,
        VisitNews.about(own, lot, step.at()).of(step.amountFen()).until(step.at(), isFree));
  }

  private static Message windowCloses(Own own, Lot lot, Instant at) {
    var time = TIME.format(at);
    return new Message(
        "window/%s/%d".formatted(own.visit().id(), at.getEpochSecond() / 60),
        MessageKind.WINDOW_CLOSES,
        new Said(
            new Words("共享时段即将结束", "Shared spaces close soon"),
            new Words(
                "请于 %s 前将 {plate} 驶离%s。".formatted(time, lot.name()),
                "Drive {plate} out of %s before %s.".formatted(lot.nameEn(), time))),
        PAGE,
        VisitNews.about(own, lot, at).until(at, true));
  }
}
