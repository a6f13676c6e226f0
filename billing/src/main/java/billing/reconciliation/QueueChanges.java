package billing.reconciliation;

import billing.api.Reconciliations.Difference;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a comparison changes in the queue of differences. Pure.
 *
 * @param opened what is news, or back
 * @param ended what was open and is found no more
 * @param found all that was found
 */
record QueueChanges(List<Found> opened, List<Difference> ended, List<Found> found) {
  /**
   * @param before the differences of the day so far, ended ones, too; of the same thing the oldest
   *     first
   */
  static QueueChanges of(List<Difference> before, List<Found> found) {
    var opened =
        found.stream()
            .filter(it -> before.stream().filter(old -> isSame(old, it)).noneMatch(isSettled()))
            .toList();
    var ended =
        before.stream()
            .filter(old -> old.end().isEmpty())
            .filter(old -> found.stream().noneMatch(it -> isSame(old, it)))
            .toList();
    return new QueueChanges(opened, ended, found);
  }

  /** Open still, or worked off by a person: it is not opened again. */
  private static Predicate<Difference> isSettled() {
    return old -> old.end().isEmpty() || old.end().get().how().isPresent();
  }

  private static boolean isSame(Difference old, Found it) {
    return old.about().kind() == it.kind()
        && old.about().number().equals(it.number())
        && old.words().equals(it.words());
  }

  /** Why an open difference has ended. */
  String why(Difference old) {
    var kind = old.about().kind();
    var number = old.about().number();
    if (found.stream().anyMatch(it -> it.number().equals(number))) {
      return "another difference of the same number has taken its place";
    }
    return switch (kind) {
      case STATE -> "booked, as the bill proves it";
      case BILL_LATE -> "the bill has come, or nothing happened on the day";
      default -> "bills and books agree about it";
    };
  }
}
