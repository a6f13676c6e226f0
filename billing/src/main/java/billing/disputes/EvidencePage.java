package billing.disputes;

import static billing.paper.Html.all;
import static billing.paper.Html.element;
import static billing.paper.Page.both;
import static billing.paper.Page.fact;
import static billing.paper.Page.facts;
import static billing.paper.Page.section;

import billing.api.ChargeView;
import billing.api.DisputeEvidence;
import billing.api.DisputeView;
import billing.api.DisputeView.Side;
import billing.api.Exhibit;
import billing.paper.Html;
import billing.paper.Page;
import billing.paper.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The evidence of a dispute for people to read, in Chinese and English.
 *
 * @param more what is shown beside what billing knows
 */
record EvidencePage(DisputeEvidence evidence, List<Exhibit> more) {

  /** The whole page. */
  String in(Style style) {
    var number = evidence.dispute().number();
    List<Html> pieces = new ArrayList<>();
    pieces.add(dispute());
    pieces.add(steps());
    more.forEach(it -> pieces.add(exhibit(it)));
    evidence.charges().forEach(it -> pieces.add(charge(it)));
    pieces.add(EvidenceTables.postings(evidence.postings()));
    pieces.add(EvidenceTables.attempts(evidence.attempts()));
    pieces.add(EvidenceTables.messages(evidence.messages()));
    var heading = new Page.Heading("停车费争议证据", "Evidence in a parking dispute", number);
    return Page.of(heading, style, all(pieces));
  }

  private Html dispute() {
    var it = evidence.dispute();
    return facts(
        fact("争议编号", "Dispute", it.number()),
        fact("状态", "State", Words.of(it.state())),
        fact("理由", "Reason", Words.of(it.reason())),
        fact("停车记录", "Visit", it.subject().stay().toString()),
        fact("停车场", "Car park", it.subject().lot()),
        fact("提出时间", "Opened at", Page.time(it.times().openedAt())),
        fact("处理期限", "To be decided by", Page.time(it.times().decideBy())),
        it.times().decidedAt().map(EvidencePage::decided).orElse(Html.NOTHING),
        it.refund().map(EvidencePage::refund).orElse(Html.NOTHING));
  }

  private static Html decided(Instant at) {
    return fact("决定时间", "Decided at", Page.time(at));
  }

  private static Html refund(DisputeView.Refund refund) {
    var yuan = refund.amount().inYuan();
    return fact(
        "减免金额",
        "Lowered by",
        both(
            yuan + " 元" + (refund.wasWrong() ? "（原收费有误）" : "（协商减免）"),
            refund.wasWrong() ? "yuan: the charge was wrong" : "yuan: goodwill"));
  }

  private Html steps() {
    return section(
        "经过",
        "What was done",
        EvidenceTables.table(
            EvidenceTables.head("时间与人员", "When and who", "说明", "Words"),
            evidence.dispute().steps().stream().map(EvidencePage::step).toList()));
  }

  private static Html step(DisputeView.Step step) {
    var side = step.by().side() == Side.DRIVER ? both("车主", "driver") : both("运营方", "operator");
    var picture =
        step.picture()
            .map(it -> element("p class=\"rule\"", "SHA-256 " + it.sha256()))
            .orElse(Html.NOTHING);
    return element(
        "tr",
        element(
            "td",
            Html.text(Page.time(step.at())),
            element("p class=\"rule\"", side, Html.text(" " + step.by().who()))),
        element(
            "td",
            Words.of(StepRow.Kind.valueOf(step.kind())),
            element("p", step.words()),
            picture));
  }

  private static Html exhibit(Exhibit it) {
    return section(
        it.titleZh(),
        it.title(),
        facts(
            it.facts().stream()
                .map(said -> fact(said.nameZh(), said.name(), said.said()))
                .toArray(Html[]::new)),
        all(it.pictures().stream().map(EvidencePage::picture).toList()));
  }

  private static Html picture(Exhibit.Picture it) {
    var caption = both(it.captionZh(), it.caption());
    var image =
        new Html(
            "<img alt=\"%s\" src=\"data:%s;base64,%s\"/>\n"
                .formatted(
                    Html.text(it.captionZh()).markup(),
                    it.mediaType(),
                    Base64.getEncoder().encodeToString(it.bytes())));
    return element("figure", image, element("figcaption", caption));
  }

  private static Html charge(DisputeEvidence.Charge it) {
    return section(
        "第%d次计费".formatted(it.revision()),
        "Charge, revision %d".formatted(it.revision()),
        facts(
            fact("计费时间", "Charged at", Page.time(it.chargedAt())),
            it.entered().map(at -> fact("入场", "Entered", Page.time(at))).orElse(Html.NOTHING),
            it.left().map(at -> fact("离场", "Left", Page.time(at))).orElse(Html.NOTHING)),
        EvidenceTables.table(
            EvidenceTables.head("计费说明", "Item", "金额（元）", "Yuan"),
            it.lines().stream().map(EvidencePage::line).toList()),
        facts(fact("合计", "Total", both(it.amount().inYuan() + " 元", "yuan"))));
  }

  private static Html line(ChargeView.Line line) {
    return element(
        "tr",
        element(
            "td",
            both(line.reasonZh(), line.reason()),
            line.rule().isEmpty() ? Html.NOTHING : element("p class=\"rule\"", line.rule())),
        element("td class=\"sum\"", line.amount().inYuan()));
  }
}
