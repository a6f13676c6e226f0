package billing.receipts;

import static billing.paper.Html.all;
import static billing.paper.Html.element;
import static billing.paper.Page.both;
import static billing.paper.Page.fact;
import static billing.paper.Page.facts;
import static billing.paper.Page.section;

import billing.api.ChargeView;
import billing.api.Receipt;
import billing.money.Fen;
import billing.paper.Html;
import billing.paper.Page;
import billing.paper.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A receipt for people to read, in Chinese and English. */
final class ReceiptPage {
  private static final String NO_INVOICE_ZH = "本收据仅证明已付款，不是发票，不能作为税务凭证。需要发票的，请凭本收据申请数电发票。";
  private static final String NO_INVOICE =
      "This receipt proves the payment. It is not a tax invoice (fapiao); an e-invoice can be asked"
          + " for with it.";

  private final Receipt receipt;

  private ReceiptPage(Receipt receipt) {
    this.receipt = receipt;
  }

  /** The whole page. */
  static String of(Receipt receipt, Style style) {
    var heading = new Page.Heading("停车费收据", "Parking receipt", receipt.number());
    return Page.of(heading, style, new ReceiptPage(receipt).body());
  }

  private Html body() {
    List<Html> pieces = new ArrayList<>();
    pieces.add(element("p class=\"total\"", "¥" + receipt.amount().inYuan()));
    pieces.add(payment());
    receipt.bought().ifPresent(it -> pieces.add(bought(it)));
    for (int i = 0; i < receipt.visits().size(); i++) {
      pieces.add(visit(i));
    }
    if (!receipt.refunds().isEmpty()) {
      pieces.add(refunds());
    }
    pieces.add(
        element(
            "section",
            element("p class=\"note\"", NO_INVOICE_ZH),
            element("p class=\"note\" lang=\"en\"", NO_INVOICE)));
    return all(pieces);
  }

  private Html payment() {
    var means = receipt.means();
    return facts(
        fact("收据编号", "Receipt", receipt.number()),
        fact("付款方式", "Paid by", gateway(means.gateway())),
        means.transaction().map(it -> fact("交易单号", "Transaction", it)).orElse(Html.NOTHING),
        fact(
            means.transaction().isPresent() ? "商户单号" : "凭证号",
            means.transaction().isPresent() ? "Order" : "Reference",
            means.reference()),
        fact("付款时间", "Paid at", Page.time(means.paidAt())),
        fact("开具时间", "Issued at", Page.time(receipt.issuedAt())));
  }

  private static Html gateway(String name) {
    return switch (name) {
      case "wechat" -> both("微信支付", "WeChat Pay");
      case "alipay" -> both("支付宝", "Alipay");
      case "cash" -> both("现场缴费", "At the desk");
      case "bank" -> both("银行转账", "Bank transfer");
      default -> Html.text(name);
    };
  }

  private static Html yuan(Fen amount) {
    return both(amount.inYuan() + " 元", "yuan");
  }

  private static Html bought(Receipt.Bought it) {
    return section(
        "购买内容",
        "Bought",
        facts(
            fact("名称", "What", both(it.name(), it.nameEn())),
            fact("停车场", "Car park", it.lotName())));
  }

  private Html visit(int i) {
    var visit = receipt.visits().get(i);
    var number = receipt.visits().size() == 1 ? "" : " " + (i + 1);
    var charge = visit.charge();
    return section(
        "停车明细" + number,
        "Visit" + number,
        facts(
            fact("车牌号", "Plate", visit.car().plate()),
            fact("停车场", "Car park", visit.car().lotName()),
            charge.entered().map(it -> fact("入场", "Entered", Page.time(it))).orElse(Html.NOTHING),
            charge.left().map(it -> fact("离场", "Left", Page.time(it))).orElse(Html.NOTHING),
            length(charge)),
        lines(charge),
        facts(
            fact("本收据支付", "Paid by this receipt", yuan(visit.paid())),
            visit.amountNow().map(ReceiptPage::changed).orElse(Html.NOTHING)));
  }

  private static Html changed(Fen now) {
    return fact("更正后停车费", "Charge since corrected to", yuan(now));
  }

  private static Html length(Receipt.Charge charge) {
    if (charge.entered().isEmpty() || charge.left().isEmpty()) {
      return Html.NOTHING;
    }
    var time = Duration.between(charge.entered().get(), charge.left().get());
    return fact(
        "停车时长",
        "Length",
        both(
            "%d小时%02d分%02d秒".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart()),
            "%d h %02d min %02d s"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())));
  }

  private static Html lines(Receipt.Charge charge) {
    return element(
        "table",
        element(
            "thead",
            element(
                "tr",
                element("th", both("计费说明", "Item")),
                element("th class=\"sum\"", both("金额（元）", "Yuan")))),
        element("tbody", all(charge.lines().stream().map(ReceiptPage::line).toList())),
        element(
            "tfoot",
            element(
                "tr",
                element("td", both("停车费合计", "Charge")),
                element("td class=\"sum\"", charge.amount().inYuan()))));
  }

  private static Html line(ChargeView.Line line) {
    return element(
        "tr",
        element("td", both(line.reasonZh(), line.reason())),
        element("td class=\"sum\"", line.amount().inYuan()));
  }

  private Html refunds() {
    return section(
        "已退款",
        "Refunded since",
        element(
            "table",
            element(
                "thead",
                element(
                    "tr",
                    element("th", both("退款时间", "Refunded at")),
                    element("th class=\"sum\"", both("金额（元）", "Yuan")))),
            element("tbody", all(receipt.refunds().stream().map(this::refund).toList()))));
  }

  private Html refund(Receipt.Refund refund) {
    return element(
        "tr",
        element("td", all(Html.text(Page.time(refund.at())), lot(refund))),
        element("td class=\"sum\"", refund.amount().inYuan()));
  }

  /** Where several visits were paid, a refund says for which. */
  private Html lot(Receipt.Refund refund) {
    Optional<Instant> entered =
        receipt.visits().stream()
            .filter(it -> it.stay().equals(refund.stay()))
            .findFirst()
            .filter(it -> receipt.visits().size() > 1)
            .flatMap(it -> it.charge().entered());
    return entered.map(it -> Html.text("（入场 %s）".formatted(Page.time(it)))).orElse(Html.NOTHING);
  }
}
