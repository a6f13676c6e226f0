package parking.issuer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which passwords will do, and how long whoever guesses has to wait. */
final class PasswordRules {
  static final int SHORTEST = 12;

  /** bcrypt looks at no more bytes. */
  static final int MOST_BYTES = 72;

  /** So many wrong ones in a row are taken for slips. */
  static final int FREE_FAILURES = 5;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int DOUBLINGS = 6;

  private PasswordRules() {}

  /** What may be wrong with a new password. */
  enum Complaint {
    TOO_SHORT,
    TOO_LONG,
    HOLDS_THE_NAME,
    TOO_SIMPLE,
    NOT_NEW
  }

  /**
   * What is wrong with a new password.
   *
   * @param old the one that it takes the place of
   */
  static Optional<Complaint> complaint(String id, String old, String wanted) {
    if (wanted.codePointCount(0, wanted.length()) < SHORTEST) {
      return Optional.of(Complaint.TOO_SHORT);
    }
    if (wanted.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of(Complaint.TOO_LONG);
    }
    if (wanted.toLowerCase(java.util.Locale.ROOT).contains(id.toLowerCase(java.util.Locale.ROOT))) {
      return Optional.of(Complaint.HOLDS_THE_NAME);
    }
    if (wanted.chars().distinct().count() < SHORTEST / 2) {
      return Optional.of(Complaint.TOO_SIMPLE);
    }
    return wanted.equals(old) ? Optional.of(Complaint.NOT_NEW) : Optional.empty();
  }

  /**
   * From when on the next password is looked at: one minute after the fifth wrong one in a row, and
   * twice as long after each further one, up to an hour.
   *
   * @param failures wrong ones in a row
   * @param last when the last one was shown
   */
  static Instant openFrom(int failures, Instant last) {
    if (failures < FREE_FAILURES) {
      return last;
    }
    var doublings = Math.min(failures - FREE_FAILURES, DOUBLINGS);
    var wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }
}
