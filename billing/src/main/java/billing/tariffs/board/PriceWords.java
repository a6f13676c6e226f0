package billing.tariffs.board;

import billing.money.Fen;
import billing.tariffs.Cap;
import billing.tariffs.FlatPrice;
import billing.tariffs.FreeMinutes;
import billing.tariffs.Price;
import billing.tariffs.UnitPrice;
import java.util.ArrayList;
import java.util.List;

/** Prices, free minutes and caps in words. */
record PriceWords(Language in, DayWords days) {
  /** What is paid. */
  String price(Price price) {
    if (price instanceof UnitPrice units) {
      return steps(units.steps());
    }
    return price instanceof FlatPrice flat ? fee(flat) : free();
  }

  /** What becomes of a time that is too short; empty where there is nothing to say. */
  String shortTime(Price price) {
    if (price instanceof UnitPrice units) {
      return incomplete(units);
    }
    return price instanceof FlatPrice flat && flat.toleranceMinutes() > 0
        ? in.say(
            "在本时段停放%s以内（含）不计费",
            "not charged for up to %s within these hours", in.length(flat.toleranceMinutes()))
        : "";
  }

  private String free() {
    return in.say("免费", "free");
  }

  private String steps(List<UnitPrice.Step> steps) {
    List<String> words = new ArrayList<>();
    for (var step : steps) {
      words.add(words.isEmpty() ? first(step) : later(step));
    }
    return String.join(in.say("，", "; "), words);
  }

  private String first(UnitPrice.Step step) {
    if (step.isOpen()) {
      return step.fen().isZero() ? free() : each(step);
    }
    return within(step, in.say("首%s", "first %s", in.unit(length(step))));
  }

  private String later(UnitPrice.Step step) {
    if (step.isOpen()) {
      return in.say("其后%s", "then %s", step.fen().isZero() ? free() : each(step));
    }
    return within(step, in.say("其后%s", "next %s", in.length(length(step))));
  }

  private String within(UnitPrice.Step step, String time) {
    var isOne = step.times() == 1 || step.fen().isZero();
    return isOne
        ? in.say("%s%s", "%s: %s", time, amount(step.fen()))
        : in.say("%s内%s", "%s: %s", time, each(step));
  }

  private static long length(UnitPrice.Step step) {
    return (long) step.minutes() * step.times();
  }

  private String each(UnitPrice.Step step) {
    return in.say("每%2$s%1$s", "%s for each %s", in.yuan(step.fen()), in.unit(step.minutes()));
  }

  private String amount(Fen fen) {
    return fen.isZero() ? free() : in.yuan(fen);
  }

  private String incomplete(UnitPrice units) {
    if (units.incomplete() == UnitPrice.Incomplete.IS_FREE) {
      return in.say("不足一个计费单位的不计费", "a unit that is not complete is not charged");
    }
    if (units.toleranceMinutes() == 0) {
      return in.say("不足一个计费单位的按一个计费单位计", "a started unit counts as a whole one");
    }
    return in.say(
        "不足一个计费单位的，%s以内（含）不计，超过的按一个计费单位计",
        "a started unit is not charged for up to %s, then counts as a whole one",
        in.length(units.toleranceMinutes()));
  }

  private String fee(FlatPrice flat) {
    if (flat.fen().isZero()) {
      return free();
    }
    return flat.once() == FlatPrice.Once.EACH_TIME
        ? in.say("每次%s（停入本时段即计一次，不论时长）", "%s each time, however long", in.yuan(flat.fen()))
        : in.say("每次停车%s（只收一次，不论时长）", "%s once per visit, however long", in.yuan(flat.fen()));
  }

  /** The minutes that cost nothing. */
  String free(FreeMinutes free) {
    if (free.minutes() == 0) {
      return in.say("无免费时长", "no free minutes");
    }
    var time = in.length(free.minutes());
    return free.as() == FreeMinutes.As.THRESHOLD
        ? in.say(
            "%s停放%s以内（含）免费，超过的从头计费",
            "%sup to %s are free; whoever stays longer pays from the beginning",
            per(free.per()),
            time)
        : in.say(
            "%s前%s免费，超过的从免费时长结束起计费",
            "%sthe first %s are free; whoever stays longer pays from their end",
            per(free.per()),
            time);
  }

  private String per(FreeMinutes.Per per) {
    return switch (per) {
      case VISIT -> in.say("每次", "");
      case DAY -> in.say("每个自然日", "on each calendar day ");
      case HOURS_24 -> in.say("自入场起每24小时", "in each 24 hours from the entry ");
    };
  }

  /** The most that is charged. */
  String cap(Cap cap) {
    var per =
        DayWords.isEveryDay(cap.days())
            ? per(cap.per())
            : in.say("%2$s%1$s", "%s on %s", per(cap.per()), days.days(cap.days()));
    return cap.fen().size() == 1
        ? in.say("%2$s最高%1$s", "at most %s %s", in.yuan(cap.fen().get(0)), per)
        : in.say("%s最高：%s", "at most %s: %s", per, growing(cap.fen()));
  }

  private String per(Cap.Per per) {
    return switch (per) {
      case VISIT, DAY -> in.say(per.chinese(), per.english());
      case HOURS_24 -> in.say("自入场起每24小时", "per 24 hours from the entry");
    };
  }

  private String growing(List<Fen> amounts) {
    List<String> words = new ArrayList<>();
    for (var amount : amounts) {
      var isLast = words.size() == amounts.size() - 1;
      int number = words.size() + 1;
      words.add(
          isLast
              ? in.say("第%s个起每个%s", "%2$s from the %1$s on", nth(number), in.yuan(amount))
              : in.say("第%s个%s", "%2$s for the %1$s", nth(number), in.yuan(amount)));
    }
    return in.list(words);
  }

  private String nth(int number) {
    return in.say("%1$d", "%1$d%2$s", number, ending(number));
  }

  private static String ending(int number) {
    var isTeen = number % 100 / 10 == 1;
    return isTeen ? "th" : List.of("th", "st", "nd", "rd").get(number % 10 > 3 ? 0 : number % 10);
  }
}
