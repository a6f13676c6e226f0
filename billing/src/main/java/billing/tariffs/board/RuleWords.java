package billing.tariffs.board;

import billing.tariffs.Choices;
import billing.tariffs.PriceNotice;
import billing.tariffs.Right;
import java.util.ArrayList;
import java.util.List;

/**
 * What a notice decides, as far as a driver can meet it, and what makes a stay cheaper, in words.
 */
record RuleWords(Language in, DayWords days) {
  /** The rules of a notice. */
  List<String> rules(PriceNotice notice) {
    var choices = notice.choices();
    List<String> rules = new ArrayList<>();
    rules.add(seconds(choices.seconds()));
    rules.add(parts(choices.parts()));
    rules.add(counting(choices.counting()));
    if (notice.rights().isPresent()) {
      rules.add(caps(choices.caps()));
    }
    rules.add(reentry(choices.reentryMinutes()));
    rules.add(unknownExit(choices.unknownExit()));
    rules.add(version(choices.version()));
    return rules;
  }

  private String seconds(Choices.Seconds seconds) {
    return switch (seconds) {
      case ARE_DROPPED -> in.say("不足一分钟的不计。", "Seconds beyond the last minute do not count.");
      case COUNT_AS_A_MINUTE ->
          in.say("不足一分钟的按一分钟计。", "Seconds beyond the last minute count as one minute.");
    };
  }

  private String parts(Choices.Parts parts) {
    return switch (parts) {
      case CUT_UNITS ->
          in.say(
              "跨时段停放的，在时段交界处分开，各时段分别计费后相加。",
              "A stay across periods is cut where one ends; each part is charged by itself, and the"
                  + " parts add up.");
      case LET_UNITS_RUN_OVER ->
          in.say(
              "计费单位跨时段的，按其开始时所在的时段计费，下一时段从该单位结束时起计。",
              "A unit that reaches into the next period is charged by the period in which it"
                  + " begins; the next period counts from the unit's end.");
    };
  }

  private String counting(Choices.Counting counting) {
    return switch (counting) {
      case IN_EACH_PART ->
          in.say(
              "每进入一个时段，从该时段的第一个计费单位重新计。",
              "Each time a period begins, counting begins with its first unit.");
      case THROUGH_THE_VISIT ->
          in.say(
              "一次停车连续累计，次日不从第一个计费单位重新计。",
              "Units are counted through the whole visit; the next day does not begin with the"
                  + " first one again.");
      case EACH_DAY ->
          in.say("每日零时起从第一个计费单位重新计。", "Counting begins with the first unit at each midnight.");
      case EACH_24_HOURS ->
          in.say(
              "自入场起每24小时，从第一个计费单位重新计。",
              "Counting begins with the first unit every 24 hours from the entry.");
    };
  }

  private String caps(Choices.Caps caps) {
    return switch (caps) {
      case BEFORE_RIGHTS ->
          in.say(
              "先按最高收费计算，再扣除优惠。",
              "The most that is charged is found first, and what makes a stay cheaper is taken off"
                  + " that.");
      case AFTER_RIGHTS ->
          in.say(
              "先扣除优惠，余额再按最高收费计算。",
              "What makes a stay cheaper is taken off first, and the rest is cut to the most that"
                  + " is charged.");
    };
  }

  private String reentry(int minutes) {
    return minutes == 0
        ? in.say("离场后再次入场的，按新的一次停车计费。", "Whoever leaves and comes back begins a new visit.")
        : in.say(
            "离场后%s以内再次入场的，与上次停车合并计费：其间时间计入，已收金额扣除；单独计费更低的，按单独计费。",
            "Whoever comes back within %s goes on with the visit: the time away counts, and what"
                + " was charged is taken off; where the visit by itself costs less, it costs that.",
            in.length(minutes));
  }

  private String unknownExit(Choices.UnknownExit exit) {
    return switch (exit) {
      case COSTS_NOTHING -> in.say("未识别到离场的，不计费。", "A visit whose end was not seen costs nothing.");
      case COSTS_THE_SHORTEST_VISIT ->
          in.say(
              "未识别到离场的，按最短的一次收费停车计费。",
              "A visit whose end was not seen costs as much as the shortest one that is not free.");
      case ENDS_WHEN_LAST_SEEN ->
          in.say(
              "未识别到离场的，计费至最后一次识别到车辆时。",
              "A visit whose end was not seen is charged until the car was last seen.");
    };
  }

  private String version(Choices.Version version) {
    return switch (version) {
      case AT_ENTRY ->
          in.say(
              "停车期间价格调整的，全程按入场时的价格计费。",
              "Where prices change during a stay, those at the entry hold for all of it.");
      case AT_TIME_OF_USE ->
          in.say(
              "停车期间价格调整的，调整前后分别按当时的价格计费。",
              "Where prices change during a stay, each time is charged by the prices then in"
                  + " force.");
    };
  }

  /** What a pass, a coupon or an exemption is worth. */
  String right(Right right) {
    if (right.covers().isPresent()) {
      return in.say("%s免费", "free %s", days.hours(right.covers().get()));
    }
    if (right.minutes().isPresent()) {
      var time = in.length(right.minutes().get());
      return in.say("前%s免费", "the first %s are free", time);
    }
    return right
        .fen()
        .map(amount -> in.say("减免%s", "%s less", in.yuan(amount)))
        .orElseGet(() -> in.say("减免%d%%", "%d%% less", right.percent().orElseThrow()));
  }
}
