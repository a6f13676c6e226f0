package billing.tariffs;

import billing.tariffs.PriceNotice.DayText;
import billing.tariffs.PriceNotice.RateText;
import billing.tariffs.PriceNotice.VehicleClass;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the rates of one zone of what its file says, and sees that none leaves a time unpriced. */
final class ReadingRates {
  private final String place;
  private final Map<String, RateText> texts;
  private final Map<String, VehicleClass> vehicles;
  private final DayReader days;

  /**
   * @param place where in the file the rates stand
   */
  ReadingRates(
      String place,
      Map<String, RateText> texts,
      Map<String, VehicleClass> vehicles,
      DayReader days) {
    this.place = place;
    this.texts = texts;
    this.vehicles = vehicles;
    this.days = days;
  }

  Map<String, Rate> rates() {
    Map<String, Rate> rates = new LinkedHashMap<>();
    for (var kind : vehicles.keySet()) {
      rates.put(kind, At.place(rule(kind), () -> rate(kind)));
    }
    for (var kind : texts.keySet()) {
      if (!vehicles.containsKey(kind)) {
        throw At.wrong(
            rule(kind), "vehicles names no class '%s', only %s".formatted(kind, vehicles.keySet()));
      }
    }
    return rates;
  }

  private String rule(String kind) {
    return place + "." + kind;
  }

  private Rate rate(String kind) {
    var text = texts.get(kind);
    if (text == null) {
      throw new IllegalArgumentException("the zone has no rate for this class");
    }
    if (text.like().isEmpty()) {
      return rate(kind, rule(kind), text, new VehicleFactor(1, 1));
    }
    var other = texts.get(text.like().get());
    if (other == null || other.like().isPresent()) {
      throw At.wrong("like", "'%s' has no prices of its own".formatted(text.like().get()));
    }
    var factor = new VehicleFactor(text.times().orElseThrow(), text.over().orElseThrow());
    return rate(kind, rule(text.like().get()), other, factor);
  }

  private Rate rate(String kind, String rule, RateText text, VehicleFactor factor) {
    var schedules = new ArrayList<List<Rate.Slot>>();
    var conditions = new ArrayList<List<String>>();
    for (var day : text.days().orElseThrow()) {
      var at = "days[%d]".formatted(schedules.size());
      conditions.add(day.on());
      schedules.add(At.place(at, () -> slots(rule + "." + at, day, factor)));
    }
    mustNameAnyDay(conditions);
    var caps = new ArrayList<Rate.Most>();
    for (var cap : text.caps().orElse(List.of())) {
      var at = "caps[%d]".formatted(caps.size());
      var table = days.table(at, List.of(cap.days()));
      caps.add(At.place(at, () -> new Rate.Most(cap.priced(factor), table, rule + "." + at)));
    }
    var vehicle = vehicles.get(kind);
    return new Rate(
        rule,
        vehicle.name(),
        vehicle.nameZh(),
        text.free().orElseThrow(),
        days.table("days", conditions),
        schedules,
        caps);
  }

  private static void mustNameAnyDay(List<List<String>> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      var isLast = i == conditions.size() - 1;
      if (conditions.get(i).contains(DayTable.ANY_DAY) != isLast) {
        throw At.wrong(
            "days[%d]".formatted(i),
            "the last entry, and no other, must be on %s".formatted(DayTable.ANY_DAY));
      }
    }
    if (conditions.isEmpty()) {
      throw At.wrong("days", "a rate needs at least one entry");
    }
  }

  private static List<Rate.Slot> slots(String rule, DayText day, VehicleFactor factor) {
    var periods = day.periods().stream().sorted(Comparator.comparing(Period::from)).toList();
    mustTileTheDay(periods);
    return periods.stream()
        .map(
            period ->
                new Rate.Slot(
                    At.place("periods[" + period.name() + "]", () -> period.priced(factor)),
                    rule + ".periods[" + period.name() + "]"))
        .toList();
  }

  private static void mustTileTheDay(List<Period> periods) {
    if (periods.isEmpty()) {
      throw At.wrong("periods", "a day needs at least one");
    }
    LocalTime reached = periods.get(periods.size() - 1).until();
    for (var period : periods) {
      if (!period.from().equals(reached)) {
        throw At.wrong(
            "periods[" + period.name() + "]",
            "it begins at %s, but the period before ends at %s; they must tile the day"
                .formatted(period.from(), reached));
      }
      reached = period.until();
    }
  }
}
