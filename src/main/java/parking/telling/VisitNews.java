package parking.telling;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.DisputeView;
import billing.api.RefundView;
import billing.money.Fen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parking.drivers.Message;
import parking.drivers.Message.About;
import parking.drivers.Message.Said;
import parking.drivers.Message.Words;
import parking.drivers.MessageKind;
import parking.lots.Lot;
import parking.pocket.OwnVisits.Own;

/** What drivers are told of a visit that is over. Money is the payer's affair alone. */
final class VisitNews {
  private final Own own;
  private final Lot lot;
  private final Instant now;

  private VisitNews(Own own, Lot lot, Instant now) {
    this.own = own;
    this.lot = lot;
    this.now = now;
  }

  /** All that there is to tell; what was told before is among it. */
  static List<Message> of(Own own, Lot lot, VisitFacts.Ended facts, Instant now) {
    if (!own.held().isPayer()) {
      return List.of();
    }
    var news = new VisitNews(own, lot, now);
    List<Message> all = new ArrayList<>();
    if (own.visit().is().state().equals("AWAITING_REVIEW")) {
      all.add(news.inReview());
    }
    facts.charge().flatMap(news::charged).ifPresent(all::add);
    facts.asked().map(news::asked).ifPresent(all::add);
    facts.refunds().stream()
        .filter(it -> it.state().equals("REFUNDED"))
        .map(news::refunded)
        .forEach(all::add);
    facts.disputes().stream().flatMap(it -> news.disputed(it).stream()).forEach(all::add);
    facts.reminded().stream().map(news::reminded).forEach(all::add);
    facts.invoices().stream().map(news::invoiced).forEach(all::add);
    return all;
  }

  /** About the visit's car and lot. */
  static About about(Own own, Lot lot, Instant at) {
    return About.plate(own.held().car().plate(), at).in(lot.name());
  }

  private String id() {
    return own.visit().id().toString();
  }

  private String visitPage() {
    return "pages/visit/visit?id=" + id();
  }

  private Message message(String cause, MessageKind kind, Said said, About about) {
    return new Message(cause, kind, said, visitPage(), about);
  }

  private About about() {
    return about(own, lot, now);
  }

  private Message inReview() {
    return message(
        "review/" + id(),
        MessageKind.IN_REVIEW,
        new Said(
            new Words("停车记录待核实", "A visit is being looked at"),
            new Words(
                "{plate} 在%s的停车由人工核实，核实前不扣费。".formatted(lot.name()),
                "A person looks at the visit of {plate} to %s. It is not charged before."
                    .formatted(lot.nameEn()))),
        about());
  }

  private Optional<Message> charged(ChargeView it) {
    var cause = "/%s/%d".formatted(id(), it.revision());
    if (it.state() == ChargeState.PAID || it.state() == ChargeState.FREE) {
      return Optional.of(
          message("charged" + cause, MessageKind.CHARGED, charged(it.amount()), of(it.amount())));
    }
    return it.state() == ChargeState.RECEIVABLE && it.note().isPresent()
        ? Optional.of(failed("refused" + cause, it.parts().owed()))
        : Optional.empty();
  }

  private About of(Fen amount) {
    return about().of(amount.count());
  }

  private Said charged(Fen amount) {
    return amount.isZero()
        ? new Said(
            new Words("本次停车免费", "Parking was free"),
            new Words(
                "{plate} 在%s的停车无需缴费。".formatted(lot.name()),
                "Nothing is to be paid for {plate} at %s.".formatted(lot.nameEn())))
        : new Said(
            new Words("已扣费 %s 元".formatted(amount.inYuan()), amount.inYuan() + " yuan paid"),
            new Words(lot.name() + " 停车费已结清。", "Parking at %s is paid.".formatted(lot.nameEn())));
  }

  private Message failed(String cause, Fen owed) {
    var said =
        new Said(
            new Words("扣费失败", "The deduction failed"),
            new Words(
                "%s 停车费 %s 元未缴。".formatted(lot.name(), owed.inYuan()),
                "%s yuan are owed for parking at %s.".formatted(owed.inYuan(), lot.nameEn())));
    return message(cause, MessageKind.DEDUCTION_FAILED, said, of(owed));
  }

  private Message asked(Fen amount) {
    return new Message(
        "asked/%s/%d".formatted(id(), amount.count()),
        MessageKind.ASKED,
        new Said(
            new Words("停车费待确认", "A price waits for your yes"),
            new Words(
                "%s 停车费 %s 元，确认后扣费。".formatted(lot.name(), amount.inYuan()),
                "Parking at %s costs %s yuan. It is charged once you agree."
                    .formatted(lot.nameEn(), amount.inYuan()))),
        "pages/now/now",
        of(amount));
  }

  private Message refunded(RefundView it) {
    var yuan = it.amount().inYuan();
    return message(
        "refund/" + it.number(),
        MessageKind.REFUNDED,
        new Said(
            new Words("已退款 " + yuan + " 元", yuan + " yuan given back"),
            new Words(
                lot.name() + " 停车费已退回原支付账户。",
                "They went back the way in which parking at %s was paid.".formatted(lot.nameEn()))),
        of(it.amount()));
  }

  private List<Message> disputed(DisputeView it) {
    var steps = it.steps();
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).by().side() == DisputeView.Side.OPERATOR)
        .filter(i -> !steps.get(i).kind().equals("OPEN"))
        .mapToObj(i -> disputed(it, i))
        .toList();
  }

  private Message disputed(DisputeView it, int step) {
    var title =
        switch (it.steps().get(step).kind()) {
          case "REFUND" -> new Words("申诉已通过", "Your dispute was granted");
          case "UPHOLD" -> new Words("申诉未通过", "Your dispute was turned down");
          default -> new Words("申诉有新答复", "Your dispute was answered");
        };
    return new Message(
        "dispute/%s/%d".formatted(it.number(), step),
        MessageKind.DISPUTE,
        new Said(
            title,
            new Words(
                "关于 {plate} 在%s的停车。".formatted(lot.name()),
                "About the visit of {plate} to %s.".formatted(lot.nameEn()))),
        "pages/dispute/dispute?number=" + it.number(),
        about());
  }

  /** Visits of which one reminder was sent together are told of once. */
  private Message reminded(VisitFacts.Reminded it) {
    return new Message(
        "dues/%s/%d".formatted(it.account().value(), it.at().toEpochMilli()),
        MessageKind.DUES,
        new Said(
            new Words("停车费待缴", "Parking fees are due"),
            new Words(
                "{plate} 有停车费未缴，请尽快缴纳。", "Parking of {plate} is not paid. Please pay it soon.")),
        "pages/dues/dues",
        about());
  }

  private Message invoiced(VisitFacts.Invoiced it) {
    return new Message(
        "invoice/" + it.number(),
        MessageKind.INVOICE,
        new Said(
            new Words("电子发票已开具", "Your e-invoice is there"),
            new Words(
                "%s 停车费发票 %s 元。".formatted(lot.name(), it.amount().inYuan()),
                "%s yuan for parking at %s.".formatted(it.amount().inYuan(), lot.nameEn()))),
        "pages/invoice/invoice?visit=" + id(),
        of(it.amount()));
  }
}
