package billing.arrears;

import billing.messages.Channel;
import billing.messages.QuietHours;
import billing.money.Fen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is done about a debt that is not paid, and when. Days count from the day on which the debt
 * began: the departure, or the charge where a person charged the visit later.
 *
 * @param name of the policy
 * @param grace nothing is done earlier after the debt began
 * @param quiet when no message is sent
 * @param reminders by day
 * @param escalation steps in the order of their days, each with a name of its own
 * @param suspension when the account may not leave first and pay after any more
 * @param writeOff when nobody counts on the money any more
 */
record ArrearsPolicy(
    String name,
    Duration grace,
    QuietHours quiet,
    List<Reminder> reminders,
    List<Escalation> escalation,
    Suspension suspension,
    Optional<WriteOff> writeOff) {

  ArrearsPolicy {
    reminders = List.copyOf(reminders);
    escalation = List.copyOf(escalation);
    mustRise(reminders.stream().map(Reminder::day).toList(), "reminders");
    mustRise(escalation.stream().map(Escalation::day).toList(), "escalation");
    if (escalation.stream().map(Escalation::name).distinct().count() < escalation.size()) {
      throw new IllegalArgumentException("escalation: each step has a name of its own");
    }
  }

  private static void mustRise(List<Integer> days, String what) {
    for (int i = 0; i < days.size(); i++) {
      if (days.get(i) < 0 || i > 0 && days.get(i) <= days.get(i - 1)) {
        throw new IllegalArgumentException(
            what + ": days are not negative, and each is later than the one before");
      }
    }
  }

  /**
   * A message.
   *
   * @param day the earliest, 0 for the day on which the debt began
   * @param channels the first that takes the message is used
   */
  record Reminder(int day, List<Channel> channels) {
    Reminder {
      channels = List.copyOf(channels);
      if (channels.isEmpty()) {
        throw new IllegalArgumentException("the reminder of day %d has no channel".formatted(day));
      }
    }
  }

  /**
   * The debt is called by a graver name from a day on.
   *
   * @param isReported whether it goes into the report to the authority
   */
  record Escalation(String name, int day, boolean isReported) {
    Escalation {
      if (name == null || !name.matches("[A-Z][A-Z_]{1,31}") || name.equals("WRITE_OFF")) {
        throw new IllegalArgumentException(
            "escalation: a name of 2 to 32 capital letters and underscores is needed, not " + name);
      }
    }
  }

  /**
   * Pay-later ends at so many unpaid visits, or at so much that is owed; empty where that alone
   * never ends it.
   */
  record Suspension(Optional<Integer> visits, Optional<Fen> amount) {
    static final Suspension NEVER = new Suspension(Optional.empty(), Optional.empty());

    Suspension {
      if (visits.filter(count -> count < 1).isPresent() || amount.filter(Fen::isZero).isPresent()) {
        throw new IllegalArgumentException("suspension: at least 1 visit or 1 fen is needed");
      }
    }
  }

  /**
   * A debt may be written off from a day on.
   *
   * @param isAutomatic whether nobody has to say so
   */
  record WriteOff(int day, boolean isAutomatic) {
    WriteOff {
      if (day < 1) {
        throw new IllegalArgumentException("write_off: day 1 is the earliest");
      }
    }
  }
}
