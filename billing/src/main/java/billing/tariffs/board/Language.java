package billing.tariffs.board;

import billing.money.Fen;
import billing.tariffs.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which a notice is written. */
public enum Language {
  /** Chinese, as it is written in mainland China. */
  ZH("zh-CN"),
  /** English. */
  EN("en");

  private static final int HOUR = 60;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language of that name, {@code zh} or {@code en}. */
  public static Optional<Language> find(String name) {
    return Stream.of(values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** The reason of a price. */
  public String reason(Reason reason) {
    return this == ZH ? reason.chinese() : reason.english();
  }

  /** As web pages name it. */
  String tag() {
    return tag;
  }

  /** Words in both languages, with places for the others as in a format string. */
  String say(String chinese, String english, Object... others) {
    return (this == ZH ? chinese : english).formatted(others);
  }

  String list(List<String> items) {
    return String.join(say("、", ", "), items);
  }

  String sentences(List<String> items) {
    return String.join(say("；", "; "), items);
  }

  String yuan(Fen amount) {
    return say("%s元", "%s yuan", amount.inYuan());
  }

  /** How long something is: 1小时30分钟. */
  String length(long minutes) {
    long hours = minutes / HOUR;
    long rest = minutes % HOUR;
    if (hours == 0) {
      return say("%d分钟", "%d min", rest);
    }
    return rest == 0 ? say("%d小时", "%d h", hours) : say("%d小时%d分钟", "%d h %d min", hours, rest);
  }

  /** How long something is to the second, which few stays are. */
  String length(Duration time) {
    long seconds = time.toSecondsPart();
    long minutes = time.toMinutes();
    if (seconds == 0) {
      return length(minutes);
    }
    var rest = say("%d秒", "%d s", seconds);
    return minutes == 0 ? rest : length(minutes) + say("", " ") + rest;
  }

  /** A unit of time behind "each" or "first": 每小时, 首30分钟. */
  String unit(long minutes) {
    return minutes == HOUR ? say("小时", "hour") : length(minutes);
  }

  String day(LocalDate date) {
    return this == ZH
        ? "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
        : DAY.format(date);
  }

  /** Tuesday, 星期二. */
  String dayOfWeek(LocalDate date) {
    var day = date.getDayOfWeek();
    return this == ZH
        ? "星期" + "一二三四五六日".charAt(day.getValue() - 1)
        : day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  String dayOfYear(MonthDay day) {
    return this == ZH
        ? "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth())
        : DAY_OF_YEAR.format(day);
  }

  /** From a time until just before another, on the next day when that is not later. */
  String range(LocalTime from, LocalTime until) {
    if (until.equals(LocalTime.MIDNIGHT)) {
      return from + "–24:00";
    }
    return from.isBefore(until)
        ? from + "–" + until
        : say("%s–次日%s", "%s–%s next day", from, until);
  }
}
