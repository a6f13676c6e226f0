package billing.arrears;

import billing.messages.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The calendar that a policy makes for one debt. */
final class Steps {
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  static final String WRITE_OFF = "WRITE_OFF";

  private Steps() {}

  /** What a step is. */
  enum Kind {
    REMINDER,
    ESCALATION,
    REPORT,
    WRITE_OFF
  }

  /**
   * Something that is done once about a debt.
   *
   * @param name tells the steps of a debt apart: {@code REMINDER_7}, the name of an escalation, or
   *     {@code WRITE_OFF}
   * @param channels for reminders only
   */
  record Step(Kind kind, String name, int day, List<Channel> channels) {}

  /** A step, and from when on it is to be done. */
  record Planned(Step step, Instant from) {}

  /** All steps of a debt that began at a moment, earliest first. */
  static List<Planned> plan(ArrearsPolicy policy, Instant since) {
    var steps = new ArrayList<Planned>();
    for (var reminder : policy.reminders()) {
      var name = "REMINDER_" + reminder.day();
      var step = new Step(Kind.REMINDER, name, reminder.day(), reminder.channels());
      steps.add(new Planned(step, policy.quiet().after(from(policy, since, reminder.day()))));
    }
    for (var escalation : policy.escalation()) {
      var kind = escalation.isReported() ? Kind.REPORT : Kind.ESCALATION;
      var step = new Step(kind, escalation.name(), escalation.day(), List.of());
      steps.add(new Planned(step, from(policy, since, escalation.day())));
    }
    policy
        .writeOff()
        .filter(ArrearsPolicy.WriteOff::isAutomatic)
        .map(it -> new Step(Kind.WRITE_OFF, WRITE_OFF, it.day(), List.of()))
        .ifPresent(step -> steps.add(new Planned(step, from(policy, since, step.day()))));
    steps.sort(Comparator.comparing(Planned::from));
    return steps;
  }

  /** The begin of the local day that is so many days after the debt's first, or its grace's end. */
  static Instant from(ArrearsPolicy policy, Instant since, int day) {
    var begin = since.atZone(CHINA).toLocalDate().plusDays(day).atStartOfDay(CHINA).toInstant();
    var kind = since.plus(policy.grace());
    return begin.isAfter(kind) ? begin : kind;
  }
}
