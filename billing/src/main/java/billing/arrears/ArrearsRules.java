package billing.arrears;

import billing.arrears.Steps.Kind;
import billing.arrears.Steps.Planned;
import billing.arrears.Steps.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what is to be done about a debt. Knows no clock and no database. */
final class ArrearsRules {
  /** A debt is looked at so often at least, as disputes end and policies change meanwhile. */
  static final Duration LONGEST_SLEEP = Duration.ofDays(7);

  private static final Duration WHILE_DISPUTED = Duration.ofDays(1);
  private static final Duration WHILE_COLLECTING = Duration.ofHours(1);

  private ArrearsRules() {}

  /**
   * What is to be done.
   *
   * @param due to be done now, in this order
   * @param overtaken reminders that a later one took the place of: they are never sent
   * @param lookAgain when to ask again; empty when nothing is owed
   */
  record Verdict(List<Step> due, List<Step> overtaken, Optional<Instant> lookAgain) {}

  /** What is to be done about a debt now, with what was done before. */
  static Verdict judge(ArrearsPolicy policy, Debt debt, Instant now) {
    if (debt.owed().isZero()) {
      return new Verdict(List.of(), List.of(), Optional.empty());
    }
    if (debt.hold().isPresent()) {
      var disputed = debt.hold().get() == Debt.Hold.DISPUTED;
      var pause = disputed ? WHILE_DISPUTED : WHILE_COLLECTING;
      return new Verdict(List.of(), List.of(), Optional.of(now.plus(pause)));
    }
    var plan = Steps.plan(policy, debt.since());
    var open =
        plan.stream()
            .filter(it -> !it.from().isAfter(now) && !isDone(debt, it.step()))
            .map(Planned::step)
            .toList();
    var newest = newestReminder(plan, debt, now);
    var quiet = policy.quiet().covers(now);
    return new Verdict(
        open.stream().filter(step -> !isReminder(step) || !quiet && step.day() == newest).toList(),
        open.stream().filter(step -> isReminder(step) && step.day() < newest).toList(),
        Optional.of(next(policy, debt, now)));
  }

  private static boolean isReminder(Step step) {
    return step.kind() == Kind.REMINDER;
  }

  private static boolean isDone(Debt debt, Step step) {
    return debt.done().contains(step.name());
  }

  /** The day of the newest reminder that was sent or whose time has come; -1 when there is none. */
  private static int newestReminder(List<Planned> plan, Debt debt, Instant now) {
    return plan.stream()
        .filter(it -> isReminder(it.step()))
        .filter(it -> !it.from().isAfter(now) || isDone(debt, it.step()))
        .mapToInt(it -> it.step().day())
        .max()
        .orElse(-1);
  }

  /** A reminder that waits for the end of the quiet hours is looked at again then. */
  private static Instant next(ArrearsPolicy policy, Debt debt, Instant now) {
    var latest = now.plus(LONGEST_SLEEP);
    var quietEnd = policy.quiet().after(now);
    return Steps.plan(policy, debt.since()).stream()
        .filter(it -> !isDone(debt, it.step()))
        .map(Planned::from)
        .map(from -> from.isAfter(now) ? from : quietEnd)
        .filter(at -> at.isAfter(now) && at.isBefore(latest))
        .min(Instant::compareTo)
        .orElse(latest);
  }
}
