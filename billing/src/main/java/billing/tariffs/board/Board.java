package billing.tariffs.board;

import static billing.paper.Html.all;
import static billing.paper.Html.element;

import billing.paper.Html;
import billing.tariffs.PriceNotice;
import billing.tariffs.PriceNotice.Form;
import billing.tariffs.PriceNotice.Zone;
import billing.tariffs.ReadNotice;
import billing.tariffs.SharedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notice that hangs at the entrance, with everything that a driver pays by. */
public final class Board {
  private static final Html VIEWPORT =
      new Html("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");

  private final Language in;
  private final ReadNotice read;
  private final PriceNotice notice;
  private final DayWords days;
  private final Style style;

  private Board(ReadNotice read, Language in, Style style) {
    this.in = in;
    this.style = style;
    this.read = read;
    this.notice = read.notice();
    this.days = new DayWords(in, notice.seasons().orElse(Map.of()));
  }

  /** A page of HTML that needs nothing beside it and can be printed. */
  public static String page(ReadNotice read, Language in) {
    return page(read, in, Style.PAGE);
  }

  /** The same page in a style of its own. */
  static String page(ReadNotice read, Language in, Style style) {
    return new Board(read, in, style).page();
  }

  private String page() {
    var title = in.say("%s", "%2$s", notice.notice().titleZh(), notice.notice().title());
    var body =
        all(
            element("header", element("p class=\"kind\"", kind()), element("h1", title)),
            facts(),
            classes(),
            all(notice.zones().values().stream().map(this::zone).toList()),
            rights(),
            rules(),
            examples(),
            sources());
    return "<!DOCTYPE html>\n"
        + element(
                "html lang=\"%s\"".formatted(in.tag()),
                element("head", head(title)),
                element("body", body))
            .markup();
  }

  private Html head(String title) {
    return all(
        new Html("<meta charset=\"utf-8\"/>\n"),
        style == Style.PAGE ? VIEWPORT : Html.NOTHING,
        meta(style == Style.PAGE ? "description" : "subject", kind()),
        notice.notice().proposer().map(name -> meta("author", name)).orElse(Html.NOTHING),
        element("title", title),
        element("style", new Html("\n" + style.css())));
  }

  private static Html meta(String name, String words) {
    return new Html(
        "<meta name=\"%s\" content=\"%s\"/>\n".formatted(name, Html.text(words).markup()));
  }

  private String kind() {
    return in.say("停车收费公示牌", "Parking prices");
  }

  private Html facts() {
    var heading = notice.notice();
    var unknown = in.say("未载明", "not stated");
    var begins = heading.effectiveFrom().map(in::day);
    List<Html> facts = new ArrayList<>();
    facts.add(
        fact(in.say("定价形式", "Form of pricing"), heading.form().map(this::form).orElse(unknown)));
    facts.add(fact(in.say("生效日期", "In force from"), begins.orElse(draft())));
    add(facts, in.say("申报单位", "Proposed by"), heading.proposer());
    add(facts, in.say("批准单位", "Approved by"), heading.approver());
    add(facts, in.say("最高限价", "Not to exceed"), heading.ceiling());
    var text = in == Language.ZH ? heading.textZh() : heading.text();
    return all(
        element("dl", all(facts)),
        text.map(words -> element("p class=\"text\"", words)).orElse(Html.NOTHING));
  }

  private String draft() {
    return in.say("草案，尚未生效", "draft, not in force");
  }

  private static Html fact(String name, String words) {
    return element("div", element("dt", name), element("dd", words));
  }

  private static void add(List<Html> facts, String name, Optional<String> words) {
    words.ifPresent(said -> facts.add(fact(name, said)));
  }

  private String form(Form form) {
    return switch (form) {
      case GOVERNMENT_PRICE -> in.say("政府定价", "set by the government");
      case GOVERNMENT_GUIDED -> in.say("政府指导价", "guided by the government");
      case MARKET -> in.say("市场调节价", "set by the market");
    };
  }

  private Html classes() {
    var meanings = new ClassWords(in).meanings(notice.vehicles());
    var facts = meanings.stream().map(it -> fact(it.name(), it.plates())).toList();
    var unknown =
        in.say(
            "号牌颜色无法识别的（含无牌车辆），按各颜色中收费最低的计费。",
            "Where the colour of a plate cannot be told, or there is none, the stay costs what it"
                + " does with the colour that makes it cheapest.");
    return facts.isEmpty()
        ? Html.NOTHING
        : section(
            "classes",
            in.say("车型", "Classes of vehicles"),
            all(element("dl", all(facts)), element("p class=\"note\"", unknown)));
  }

  private String title(Zone zone) {
    return in.say("%s", "%2$s", zone.titleZh(), zone.title());
  }

  private Html zone(Zone zone) {
    var table = new RateTable(in, notice, days, zone.shared().isPresent());
    var own = table.within(zone.rates());
    return element(
        "section class=\"zone\"",
        element("h2", title(zone)),
        zone.shared()
            .map(
                shared ->
                    all(
                        hours(shared),
                        element("h3", in.say("共享时段内", "Within the shared hours")),
                        own,
                        element("h3", in.say("共享时段外", "Beyond the shared hours")),
                        table.beyond(shared.outside())))
            .orElse(own));
  }

  private Html hours(SharedText shared) {
    var open = in.say("错时共享时段：%s。", "Shared hours: %s.", days.hours(shared.windows()));
    return all(
        element("p", open),
        shared.work().map(work -> element("p class=\"note\"", why(work))).orElse(Html.NOTHING));
  }

  private String why(SharedText.Work work) {
    return in.say(
        "单位工作时间%1$s；下班后%2$s起、下一工作日上班前%3$s止对外共享。",
        "The unit works %1$s; its spaces are shared from %2$s after work until %3$s before work on"
            + " the next working day.",
        in.range(work.from(), work.until()),
        in.length(work.opensAfterMinutes()),
        in.length(work.closesBeforeMinutes()));
  }

  private Html rights() {
    var words = new RuleWords(in, days);
    List<Html> rights = new ArrayList<>();
    for (var right : notice.rights().orElse(Map.of()).values()) {
      var name = in.say("%s", "%2$s", right.nameZh(), right.name());
      rights.add(fact(name, words.right(right)));
    }
    return rights.isEmpty()
        ? Html.NOTHING
        : section("rights", in.say("优惠与减免", "Passes and exemptions"), element("dl", all(rights)));
  }

  private Html rules() {
    var rules = new RuleWords(in, days).rules(notice);
    if (notice.calendar().isPresent()) {
      rules.add(days.meaning(read.workingDay()));
    }
    var items = rules.stream().map(rule -> element("li", rule)).toList();
    return section("rules", in.say("计费规则", "Rules"), element("ul", all(items)));
  }

  private Html examples() {
    var named = new NamedExamples(in, read);
    var usual = new Examples(in, read);
    var tariffs = read.tariffs().iterator();
    List<Html> tables = new ArrayList<>();
    for (var zone : notice.zones().entrySet()) {
      var tariff = tariffs.next();
      var table =
          named.isFor(zone.getKey())
              ? named.of(zone.getKey(), tariff)
              : usual.of(zone.getValue(), tariff);
      tables.add(all(element("h3", title(zone.getValue())), table));
    }
    long usuals = notice.zones().keySet().stream().filter(name -> !named.isFor(name)).count();
    var words =
        usuals == 0
            ? Html.NOTHING
            : element("p class=\"note\"", begin(usuals < notice.zones().size()) + reasons());
    return section("worked", in.say("计费示例", "Examples"), all(words, all(tables)));
  }

  /** On which day the stays begin beside which no date stands. */
  private String begin(boolean haveOthersDates) {
    var day = in.say("%s（工作日）", "%s, a working day", in.day(read.workingDay()));
    return haveOthersDates
        ? in.say("未注明日期的停放均自%s起。", "Stays without a date begin on %s.", day)
        : in.say("以下停放均自%s起。", "These stays begin on %s.", day);
  }

  private String reasons() {
    return notice.vehicles().size() == 1
        ? ""
        : in.say("明细为%s。", " The reasons are those for: %s.", new Examples(in, read).firstClass());
  }

  private Html sources() {
    var items = notice.notice().sources().stream().map(source -> element("li", source)).toList();
    return section("sources", in.say("依据", "Sources"), element("ul", all(items)));
  }

  private static Html section(String name, String title, Html inside) {
    return element("section class=\"%s\"".formatted(name), element("h2", title), inside);
  }
}
