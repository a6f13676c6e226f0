package billing.tariffs.board;

import static billing.paper.Html.all;
import static billing.paper.Html.element;
import static billing.paper.Html.text;

import billing.paper.Html;
import billing.tariffs.NoPrice;
import billing.tariffs.Period;
import billing.tariffs.PriceNotice;
import billing.tariffs.PriceNotice.RateText;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What each class of vehicles pays on which days and at which hours, as a table.
 *
 * @param isShared whether it is told elsewhere at which hours the table holds
 */
record RateTable(Language in, PriceNotice notice, DayWords days, boolean isShared) {
  private static final String WIDTH = "colspan=\"2\"";

  /** The rates of a zone. */
  Html within(Map<String, RateText> rates) {
    return table(rates, true);
  }

  /** The rates for the time beyond shared hours, which have no free minutes. */
  Html beyond(Map<String, RateText> rates) {
    return table(rates, false);
  }

  private Html table(Map<String, RateText> rates, boolean hasFreeMinutes) {
    List<Html> bodies = new ArrayList<>();
    for (var kind : notice.vehicles().entrySet()) {
      var name = in.say("%s", "%2$s", kind.getValue().nameZh(), kind.getValue().name());
      var rate = PriceNotice.prices(rates, kind.getKey());
      bodies.add(element("tbody", head(name, rate, hasFreeMinutes), rows(rate)));
    }
    return element(
        "table class=\"prices\"",
        element(
            "thead",
            element(
                "tr",
                element("th scope=\"col\"", in.say("时段", "Hours")),
                element("th scope=\"col\"", in.say("收费标准", "Price")))),
        all(bodies));
  }

  private Html head(String name, RateText rate, boolean hasFreeMinutes) {
    var words = new PriceWords(in, days);
    List<String> limits = new ArrayList<>();
    if (hasFreeMinutes && !isFree(rate)) {
      limits.add(words.free(rate.free().orElseThrow()));
    }
    rate.caps().orElse(List.of()).forEach(cap -> limits.add(words.cap(cap)));
    return element(
        "tr class=\"vehicle\"",
        element(
            "th scope=\"rowgroup\" " + WIDTH,
            element("strong", rate.days().orElseThrow().size() > 1 ? name : name + everyDay()),
            limits.isEmpty()
                ? Html.NOTHING
                : all(text(" "), element("span class=\"limits\"", in.sentences(limits)))));
  }

  /** Minutes that cost nothing are no news where nothing costs anything. */
  private static boolean isFree(RateText rate) {
    return rate.days().orElseThrow().stream()
        .flatMap(day -> day.periods().stream())
        .allMatch(period -> period.price() instanceof NoPrice);
  }

  private String everyDay() {
    return in.say("，每天", ", every day");
  }

  private Html rows(RateText rate) {
    var all = rate.days().orElseThrow();
    List<Html> rows = new ArrayList<>();
    for (var day : all) {
      var name = days.days(day.on(), day == all.get(0));
      if (all.size() > 1) {
        rows.add(element("tr class=\"days\"", element("th scope=\"rowgroup\" " + WIDTH, name)));
      }
      day.periods().forEach(it -> rows.add(element("tr", hours(it), price(it))));
    }
    return Html.all(rows);
  }

  private Html hours(Period period) {
    var name = in.say("%s", "%2$s", period.nameZh(), period.name());
    var isWhole = period.from().equals(LocalTime.MIDNIGHT) && period.from().equals(period.until());
    return isWhole && isShared
        ? element("td", name)
        : element(
            "td",
            text(name + " "),
            element("span class=\"hours\"", in.range(period.from(), period.until())));
  }

  private Html price(Period period) {
    var words = new PriceWords(in, days);
    var note = words.shortTime(period.price());
    return element(
        "td",
        element("p class=\"price\"", words.price(period.price())),
        note.isEmpty() ? Html.NOTHING : element("p class=\"note\"", note));
  }
}
