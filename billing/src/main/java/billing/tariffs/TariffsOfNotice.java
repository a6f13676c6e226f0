package billing.tariffs;

import billing.tariffs.PriceNotice.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the tariffs of a notice, one for each of its zones, of what is written in it. */
final class TariffsOfNotice {
  private final PriceNotice notice;
  private final Calendar calendar;
  private final DayReader days;

  /**
   * @param calendars those that a notice may name
   * @throws IllegalArgumentException when it names none of them
   */
  TariffsOfNotice(PriceNotice notice, Map<String, Calendar> calendars) {
    this.notice = notice;
    this.calendar = find(notice, calendars);
    this.days = new DayReader(calendar, notice.seasons().orElse(Map.of()));
  }

  private static Calendar find(PriceNotice notice, Map<String, Calendar> calendars) {
    var name = notice.calendar().orElse("");
    var found =
        notice.calendar().isEmpty()
            ? new Calendar("without holidays", List.of())
            : calendars.get(name);
    if (found == null) {
      throw At.wrong(
          "calendar", "there is none called '%s', only %s".formatted(name, calendars.keySet()));
    }
    return found;
  }

  /** The calendar that the notice names; one without holidays when it names none. */
  Calendar calendar() {
    return calendar;
  }

  /**
   * The tariffs, ready to price stays.
   *
   * @throws IllegalArgumentException naming the place in the file and what is wrong there
   */
  List<Tariff> tariffs() {
    Map<String, Tariff> tariffs = new LinkedHashMap<>();
    var classes = new Classes(notice.vehicles());
    notice.zones().forEach((name, zone) -> tariffs.put(name, tariff(name, zone, classes)));
    var examples = notice.notice().examples().orElse(List.of());
    for (int i = 0; i < examples.size(); i++) {
      var example = examples.get(i);
      At.place("notice.examples[%d]".formatted(i), () -> price(example, tariffs));
    }
    return List.copyOf(tariffs.values());
  }

  /** An example without a price is found when the file is read, not on the board. */
  private List<Rating> price(Example example, Map<String, Tariff> tariffs) {
    var where = tariffs.keySet().stream().filter(example::isFor).toList();
    if (where.isEmpty()) {
      throw new IllegalArgumentException(
          "zone: there is no '%s', only %s"
              .formatted(example.zone().orElseThrow(), tariffs.keySet()));
    }
    return where.stream()
        .map(zone -> tariffs.get(zone).rate(example.stay(notice.timeZone())))
        .toList();
  }

  private Tariff tariff(String name, Zone zone, Classes classes) {
    var heading = notice.notice();
    var reading =
        new ReadingRates("zones." + name + ".rates", zone.rates(), notice.vehicles(), days);
    return new Tariff(
        heading.family() + "/" + name,
        heading.effectiveFrom().map(day -> day.atStartOfDay(notice.timeZone()).toInstant()),
        notice.timeZone(),
        notice.choices(),
        classes,
        reading.rates(),
        granted(),
        zone.shared().map(text -> shared("zones." + name + ".shared", text)));
  }

  private Map<String, Tariff.Granted> granted() {
    Map<String, Tariff.Granted> granted = new LinkedHashMap<>();
    notice
        .rights()
        .orElse(Map.of())
        .forEach(
            (name, right) -> {
              var rule = "rights." + name;
              var covers = days.hours(rule + ".covers", right.covers().orElse(List.of()));
              granted.put(name, new Tariff.Granted(right, covers, rule));
            });
    return granted;
  }

  private Tariff.Shared shared(String place, SharedText text) {
    var outside =
        new ReadingRates(place + ".outside", text.outside(), notice.vehicles(), days).rates();
    outside.forEach(
        (kind, rate) -> {
          if (rate.free().minutes() > 0) {
            throw At.wrong(
                rate.rule() + ".free", "free minutes are given once, by the zone's own rates");
          }
        });
    return new Tariff.Shared(text.windows(), days.hours(place + ".open", text.windows()), outside);
  }
}
