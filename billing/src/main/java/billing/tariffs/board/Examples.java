package billing.tariffs.board;

import static billing.paper.Html.all;
import static billing.paper.Html.element;
import static billing.paper.Html.text;

import billing.paper.Html;
import billing.tariffs.PriceNotice;
import billing.tariffs.PriceNotice.Zone;
import billing.tariffs.Rating;
import billing.tariffs.ReadNotice;
import billing.tariffs.Right;
import billing.tariffs.SharedText;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Stays of usual lengths in a zone, with what they cost and why, priced as any stay is. */
record Examples(Language in, ReadNotice read) {
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final List<Integer> MINUTES = List.of(15, 30, 60, 120);
  private static final int NIGHT = 12 * 60;
  private static final int DAY = 24 * 60;

  /** A stay by the clock on the wall. */
  private record Example(LocalDateTime entered, long minutes) {
    LocalDateTime left() {
      return entered.plusMinutes(minutes);
    }
  }

  /** The examples of one zone as a table: a column for each class, the reasons for the first. */
  Html of(Zone zone, Tariff tariff) {
    List<Html> rows = new ArrayList<>();
    for (var example : examples(zone)) {
      rows.add(rows(example, tariff));
    }
    List<Html> heads = new ArrayList<>();
    heads.add(element("th scope=\"col\"", in.say("停放时间", "Stay")));
    for (var kind : read.notice().vehicles().values()) {
      heads.add(
          element("th scope=\"col\" class=\"sum\"", in.say("%s（元）", "%s (yuan)", name(kind))));
    }
    return element(
        "table class=\"examples\"", element("thead", element("tr", all(heads))), all(rows));
  }

  private String name(PriceNotice.VehicleClass kind) {
    return in.say("%s", "%2$s", kind.nameZh(), kind.name());
  }

  /** The class whose reasons are told, where there are several. */
  String firstClass() {
    return name(read.notice().vehicles().values().iterator().next());
  }

  /** Short stays, among them the longest that is free and one a minute longer, a night, a day. */
  private List<Example> examples(Zone zone) {
    var first = read.notice().vehicles().keySet().iterator().next();
    int free = PriceNotice.prices(zone.rates(), first).free().orElseThrow().minutes();
    var minutes = new TreeSet<>(MINUTES);
    if (free > 0) {
      minutes.addAll(List.of(free, free + 1));
    }
    var begin = read.workingDay().atTime(zone.shared().map(Examples::opening).orElse(MORNING));
    List<Example> examples = new ArrayList<>();
    minutes.forEach(some -> examples.add(new Example(begin, some)));
    examples.add(new Example(read.workingDay().atTime(EVENING), NIGHT));
    examples.add(new Example(begin, DAY));
    return examples;
  }

  /** When shared spaces open for the last time of a day: the evening, where that is so. */
  private static LocalTime opening(SharedText shared) {
    return shared.windows().stream()
        .map(Right.Window::from)
        .max(Comparator.naturalOrder())
        .orElse(MORNING);
  }

  private Html rows(Example example, Tariff tariff) {
    List<Html> sums = new ArrayList<>();
    List<Rating> ratings = new ArrayList<>();
    for (var kind : read.notice().vehicles().keySet()) {
      var rating = rate(example, tariff, kind);
      ratings.add(rating);
      sums.add(element("td class=\"sum\"", rating.total().inYuan()));
    }
    return element(
        "tbody",
        element("tr", stay(example), all(sums)),
        element(
            "tr class=\"reasons\"",
            element("td colspan=\"%d\"".formatted(sums.size() + 1), reasons(in, ratings.get(0)))));
  }

  private static Rating rate(Example example, Tariff tariff, String kind) {
    var zone = tariff.timeZone();
    return tariff.rate(
        Stay.of(
            example.entered().atZone(zone).toInstant(),
            example.left().atZone(zone).toInstant(),
            kind));
  }

  private Html stay(Example example) {
    var isNextDay = !example.left().toLocalDate().equals(example.entered().toLocalDate());
    var left = example.left().toLocalTime().toString();
    return element(
        "th scope=\"row\"",
        element("strong", in.length(example.minutes())),
        text(" "),
        element(
            "span class=\"hours\"",
            time(example.entered(), example.entered().toLocalTime().toString()),
            text("–"),
            time(example.left(), isNextDay ? in.say("次日%s", "%s next day", left) : left)));
  }

  private static Html time(LocalDateTime moment, String words) {
    return element("time datetime=\"%s\"".formatted(moment), words);
  }

  /** Each line of a price with its reason. */
  static Html reasons(Language in, Rating rating) {
    return element(
        "ul",
        all(
            rating.lines().stream()
                .map(
                    line ->
                        element(
                            "li",
                            element("span class=\"amount\"", in.yuan(line.amount())),
                            element("span", in.reason(line.reason()))))
                .toList()));
  }
}
