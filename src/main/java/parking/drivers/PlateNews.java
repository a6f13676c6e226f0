package parking.drivers;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import parking.drivers.Message.About;
import parking.drivers.Message.Said;
import parking.drivers.Message.Words;

/** What drivers are told of whose a plate is. */
final class PlateNews {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.of("Asia/Shanghai"));
  private static final String PLATES = "pages/plates/plates";
  private static final String CONTESTS = "pages/contest/contest";

  private PlateNews() {}

  /** To who pays for a plate from now on. */
  static Message bound(Held it) {
    return plate(
        "bound/" + it.id(),
        "pages/plate/plate?id=" + it.id(),
        About.plate(it.car().plate(), it.since().boundAt()),
        new Said(
            new Words("车牌已绑定", "Plate bound"),
            new Words("{plate} 的停车费今后由您支付。", "You pay for the parking of {plate} from now on.")));
  }

  /** To whoever has it no more. */
  static Message unbound(Held it, Instant now) {
    return plate(
        "unbound/" + it.id(),
        PLATES,
        About.plate(it.car().plate(), now),
        new Said(
            new Words("车牌已解绑", "Plate unbound"),
            new Words("{plate} 不再属于您的车牌。", "{plate} is none of your plates any more.")));
  }

  /** To who pays for a plate: somebody else uses it, too. */
  static Message joined(Held coUser, Held payer) {
    return plate(
        "joined/" + coUser.id(),
        "pages/plate/plate?id=" + payer.id(),
        About.plate(payer.car().plate(), coUser.since().boundAt()),
        new Said(
            new Words("有人开始共用您的车牌", "Somebody uses your plate, too"),
            new Words(
                "{plate} 多了一位共用人。", "Another driver has taken your invitation for {plate}.")));
  }

  private static Message plate(String cause, String page, About about, Said said) {
    return new Message("plate/" + cause, MessageKind.PLATE, said, page, about);
  }

  /** To the holder: an answer is needed. */
  static Message opened(Contest it) {
    var day = DAY.format(it.times().answerUntil());
    return contest(
        it,
        "opened",
        it.times().openedAt(),
        new Said(
            new Words("您的车牌有争议", "Your plate is contested"),
            new Words(
                "有人称 {plate} 是其车辆，请于 %s 前答复，否则车牌可能改绑。".formatted(day),
                "Somebody says that {plate} is theirs. Answer until %s, or it may be bound to them."
                    .formatted(day))));
  }

  /** To the challenger. */
  static Message answered(Contest it, Instant now) {
    return contest(
        it,
        "answered/" + it.steps().size(),
        now,
        new Said(
            new Words("对方已答复车牌争议", "The other side has answered"),
            new Words("{plate} 的争议等待裁定。", "The contest about {plate} waits for a decision.")));
  }

  /** To one of both sides. */
  static Message ended(Contest it, boolean hasPlate, Instant now) {
    return contest(
        it,
        "ended",
        now,
        new Said(
            new Words("车牌争议已裁定", "The contest is decided"),
            hasPlate
                ? new Words("{plate} 归您绑定。", "{plate} is bound to you.")
                : new Words("{plate} 归对方绑定。", "{plate} is bound to the other side.")));
  }

  private static Message contest(Contest it, String cause, Instant at, Said said) {
    return new Message(
        "contest/%s/%s".formatted(it.id(), cause),
        MessageKind.CONTEST,
        said,
        CONTESTS,
        About.plate(it.car().plate(), at));
  }
}
