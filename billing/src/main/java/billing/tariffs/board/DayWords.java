package billing.tariffs.board;

import static java.util.Map.entry;

import billing.tariffs.Reason.Words;
import billing.tariffs.Right.Window;
import billing.tariffs.Season;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kinds of days and hours in words.
 *
 * @param seasons the notice's own; they are told by their dates
 */
record DayWords(Language in, Map<String, List<Season>> seasons) {
  private static final String ANY_DAY = "any_day";
  private static final int LEAP_YEAR = 2024;

  private static final Map<String, Words> KNOWN =
      Map.ofEntries(
          entry(ANY_DAY, new Words("every day", "每天")),
          entry("working_day", new Words("working days", "工作日")),
          entry("rest_day", new Words("days of rest", "休息日")),
          entry("holiday", new Words("public holidays", "节假日")),
          entry("monday", new Words("Mondays", "星期一")),
          entry("tuesday", new Words("Tuesdays", "星期二")),
          entry("wednesday", new Words("Wednesdays", "星期三")),
          entry("thursday", new Words("Thursdays", "星期四")),
          entry("friday", new Words("Fridays", "星期五")),
          entry("saturday", new Words("Saturdays", "星期六")),
          entry("sunday", new Words("Sundays", "星期日")),
          entry("new_year", new Words("New Year", "元旦假期")),
          entry("spring_festival", new Words("Spring Festival", "春节假期")),
          entry("qingming", new Words("Qingming", "清明节假期")),
          entry("labour_day", new Words("Labour Day", "劳动节假期")),
          entry("dragon_boat", new Words("Dragon Boat Festival", "端午节假期")),
          entry("mid_autumn", new Words("Mid-Autumn Festival", "中秋节假期")),
          entry("national_day", new Words("National Day", "国庆节假期")),
          entry(
              "national_day_and_mid_autumn",
              new Words("National Day and Mid-Autumn Festival", "国庆节、中秋节假期")));

  boolean knows(String word) {
    return KNOWN.containsKey(word);
  }

  /** Days of which each entry after the first is for those that the ones before leave. */
  String days(List<String> on, boolean isFirst) {
    return !isFirst && on.contains(ANY_DAY) ? in.say("其他日期", "other days") : days(on);
  }

  String days(List<String> on) {
    return in.list(on.stream().map(this::alternative).toList());
  }

  static boolean isEveryDay(List<String> on) {
    return on.contains(ANY_DAY);
  }

  private String alternative(String joined) {
    List<String> days = new ArrayList<>();
    List<String> dates = new ArrayList<>();
    for (var word : joined.strip().split("\\s+and\\s+")) {
      if (seasons.containsKey(word)) {
        var parts = seasons.get(word).stream().map(this::dates).toList();
        dates.add(String.join(in.say("和", " and "), parts));
      } else {
        days.add(word(word));
      }
    }
    var kind = String.join(in.say("且为", " that are also "), days);
    if (dates.isEmpty()) {
      return kind;
    }
    var season = String.join(in.say("且", " and also "), dates);
    return kind.isEmpty() ? season : in.say("%2$s的%1$s", "%s %s", kind, season);
  }

  private String word(String word) {
    var known = KNOWN.get(word);
    return known == null ? in.say("“%s”", "“%s”", word.replace('_', ' ')) : in.reason(known);
  }

  private String dates(Season season) {
    var last = MonthDay.from(season.until().atYear(LEAP_YEAR).minusDays(1));
    return in.say("%s至%s", "from %s to %s", in.dayOfYear(season.from()), in.dayOfYear(last));
  }

  /** The days of the year on which each range of hours begins. */
  String hours(List<Window> windows) {
    Map<String, List<String>> ranges = new LinkedHashMap<>();
    windows.forEach(
        window ->
            ranges
                .computeIfAbsent(days(window.days()), any -> new ArrayList<>())
                .add(range(window)));
    Map<String, List<String>> days = new LinkedHashMap<>();
    ranges.forEach(
        (day, all) -> days.computeIfAbsent(in.list(all), any -> new ArrayList<>()).add(day));
    return in.sentences(
        days.entrySet().stream()
            .map(it -> in.say("%s%s", "%s %s", in.list(it.getValue()), it.getKey()))
            .toList());
  }

  private String range(Window window) {
    var isWhole = Stream.of(window.from(), window.until()).allMatch(LocalTime.MIDNIGHT::equals);
    return isWhole ? in.say("全天", "all day") : in.range(window.from(), window.until());
  }

  /** What is meant by the words, for whoever does not know the calendar. */
  String meaning(LocalDate year) {
    return in.say(
        "工作日含调休上班的星期六、星期日；节假日按国务院办公厅公布的%d年放假安排执行；休息日指其余的星期六、星期日。一日符合多行的，以列在前面的为准。",
        "Working days include Saturdays and Sundays that are worked instead of others. Public"
            + " holidays are those that the State Council arranges, as for %d. Days of rest are the"
            + " other Saturdays and Sundays. Where several rows are for a day, the first one"
            + " holds.",
        year.getYear());
  }
}
