package billing.tariffs.board;

import static billing.paper.Html.all;
import static billing.paper.Html.element;
import static billing.paper.Html.text;

import billing.paper.Html;
import billing.tariffs.Example;
import billing.tariffs.PriceNotice;
import billing.tariffs.ReadNotice;
import billing.tariffs.Tariff;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stays that a notice names for its board, priced as any stay is. */
record NamedExamples(Language in, ReadNotice read) {

  /** Whether the notice names examples for a zone. */
  boolean isFor(String zone) {
    return !of(zone).isEmpty();
  }

  private List<Example> of(String zone) {
    return read.notice().notice().examples().orElse(List.of()).stream()
        .filter(example -> example.isFor(zone))
        .toList();
  }

  /** The examples of one zone as a table: each has a vehicle of its own. */
  Html of(String zone, Tariff tariff) {
    var heads =
        all(
            element("th scope=\"col\"", in.say("停放时间", "Stay")),
            element("th scope=\"col\"", in.say("车辆", "Vehicle")),
            element("th scope=\"col\" class=\"sum\"", in.say("金额（元）", "Yuan")));
    var rows = of(zone).stream().map(example -> row(example, tariff)).toList();
    return element(
        "table class=\"examples named\"", element("thead", element("tr", heads)), all(rows));
  }

  private Html row(Example example, Tariff tariff) {
    var rating = tariff.rate(example.stay(tariff.timeZone()));
    return element(
        "tbody",
        element(
            "tr",
            stay(example),
            element("td", vehicle(example)),
            element("td class=\"sum\"", rating.total().inYuan())),
        element("tr class=\"reasons\"", element("td colspan=\"3\"", Examples.reasons(in, rating))));
  }

  private Html stay(Example example) {
    var length = Duration.between(example.entered(), example.left());
    return element(
        "th scope=\"row\"",
        element("strong", in.length(length)),
        text(" "),
        element(
            "span class=\"hours\"",
            time(example.entered(), day(example.entered()) + clock(example.entered())),
            text("–"),
            time(example.left(), end(example))));
  }

  private static Html time(LocalDateTime moment, String words) {
    return element("time datetime=\"%s\"".formatted(moment), words);
  }

  private String day(LocalDateTime moment) {
    var date = moment.toLocalDate();
    return in.say("%s（%s）", "%s (%s) ", in.day(date), in.dayOfWeek(date));
  }

  private static String clock(LocalDateTime moment) {
    return moment.toLocalTime().toString();
  }

  private String end(Example example) {
    LocalDate last = example.left().toLocalDate();
    LocalDate first = example.entered().toLocalDate();
    var clock = clock(example.left());
    if (last.equals(first)) {
      return clock;
    }
    return last.equals(first.plusDays(1))
        ? in.say("次日%s", "%s next day", clock)
        : day(example.left()) + clock;
  }

  /** The class, and what makes the stay cheaper. */
  private String vehicle(Example example) {
    var kind = read.notice().vehicles().get(example.vehicleClass());
    List<String> words = new ArrayList<>(List.of(name(kind)));
    for (var right : example.rights().orElse(List.of())) {
      var granted = read.notice().rights().orElse(Map.of()).get(right);
      words.add(in.say("%s", "%2$s", granted.nameZh(), granted.name()));
    }
    return in.list(words);
  }

  private String name(PriceNotice.VehicleClass kind) {
    return in.say("%s", "%2$s", kind.nameZh(), kind.name());
  }
}
