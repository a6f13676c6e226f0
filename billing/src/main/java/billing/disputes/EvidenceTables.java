package billing.disputes;

import static billing.paper.Html.all;
import static billing.paper.Html.element;
import static billing.paper.Page.both;
import static billing.paper.Page.section;

import billing.api.DisputeEvidence;
import billing.paper.Html;
import billing.paper.Page;
import java.util.ArrayList;
import java.util.List;

/** The tables of the evidence of a dispute. */
final class EvidenceTables {
  private EvidenceTables() {}

  static Html postings(List<DisputeEvidence.Posting> postings) {
    return section(
        "账务分录",
        "Postings",
        postings.isEmpty()
            ? none()
            : table(
                head("时间", "At", "借 / 贷", "To / from", "金额（元）", "Yuan"),
                postings.stream().map(EvidenceTables::posting).toList()));
  }

  private static Html posting(DisputeEvidence.Posting it) {
    return element(
        "tr",
        element("td", Html.text(Page.time(it.at())), rule("记账 " + Page.time(it.postedAt()))),
        element(
            "td",
            Html.text("%s ← %s".formatted(kind(it.debit()), kind(it.credit()))),
            rule(it.cause())),
        element("td class=\"sum\"", it.amount().inYuan()));
  }

  /** Whose an account is, is said by the dispute. */
  private static String kind(String account) {
    return account.matches("(receivable|surplus):.*") ? account.split(":")[0] : account;
  }

  static Html attempts(List<DisputeEvidence.Attempt> attempts) {
    return section(
        "扣款记录",
        "Payment attempts",
        attempts.isEmpty()
            ? none()
            : table(
                head("时间", "At", "渠道 / 结果", "Gateway / outcome", "金额（元）", "Yuan"),
                attempts.stream().map(EvidenceTables::attempt).toList()));
  }

  private static Html attempt(DisputeEvidence.Attempt it) {
    return element(
        "tr",
        element("td", Html.text(Page.time(it.madeAt())), rule(it.order())),
        element("td", Html.text("%s %s".formatted(it.gateway(), it.state())), rule(it.outcome())),
        element("td class=\"sum\"", it.amount().inYuan()));
  }

  static Html messages(List<DisputeEvidence.Message> messages) {
    return section(
        "通知记录",
        "Messages",
        messages.isEmpty()
            ? none()
            : table(
                head("时间", "At", "事由", "Occasion", "渠道 / 结果", "Channel / outcome"),
                messages.stream().map(EvidenceTables::message).toList()));
  }

  private static Html message(DisputeEvidence.Message it) {
    return element(
        "tr",
        element("td", Page.time(it.at())),
        element("td", it.occasion()),
        element("td", "%s %s".formatted(it.channel(), it.outcome())));
  }

  private static Html none() {
    return element("p class=\"note\"", both("无", "none"));
  }

  private static Html rule(String words) {
    return words.isEmpty() ? Html.NOTHING : element("p class=\"rule\"", words);
  }

  /**
   * @param names of the columns, in Chinese and English by turns; the last one is of amounts when
   *     it is yuan
   */
  static Html head(String... names) {
    List<Html> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i += 2) {
      var opening = names[i + 1].equals("Yuan") ? "th class=\"sum\"" : "th";
      columns.add(element(opening, both(names[i], names[i + 1])));
    }
    return element("thead", element("tr", all(columns)));
  }

  static Html table(Html head, List<Html> rows) {
    return element("table", head, element("tbody", all(rows)));
  }
}
