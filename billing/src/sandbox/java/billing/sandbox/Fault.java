package billing.sandbox;

import java.util.Optional;
import java.util.Set;

/**
 * Something that goes wrong on purpose.
 *
 * @param call which call it happens to, one of {@link #CALLS}
 * @param kind what goes wrong
 * @param code for {@link Kind#REFUSE}: the error code
 * @param millis for {@link Kind#SLOW} and {@link Kind#REORDERED}: how late; for the silent ones:
 *     when the connection is closed; for {@link Kind#CLOCK_SKEW}: how far the clock is ahead
 * @param times how often it still happens
 * @param oneIn it happens to one in so many calls, by chance; 1 is every call
 */
record Fault(String call, Kind kind, Optional<String> code, int millis, int times, int oneIn) {
  static final String NOTIFICATIONS = "notifications";
  static final String DOWNLOAD = "download";
  static final Set<String> BILLS = Set.of("tradebill", "fundflowbill");

  /** The calls that tell of an order. */
  private static final Set<String> ORDERS =
      Set.of("transactions", "query", "checkout-query", NOTIFICATIONS);

  static final Set<String> CALLS =
      Set.of(
          "find",
          "parkings",
          "transactions",
          "query",
          "checkout",
          "checkout-query",
          "checkout-close",
          "refunds",
          "refund-query",
          "tradebill",
          "fundflowbill",
          DOWNLOAD,
          NOTIFICATIONS);
  private static final int LONGEST_MILLIS = 60_000;
  private static final int MOST_SKEW_MILLIS = 86_400_000;
  private static final int MOST_TIMES = 1_000_000_000;

  Fault {
    if (!CALLS.contains(call)) {
      throw Refusal.badParameter("call is one of " + CALLS + ", not " + call);
    }
    var skews = kind == Kind.CLOCK_SKEW;
    var most = skews ? MOST_SKEW_MILLIS : LONGEST_MILLIS;
    if (millis > most || millis < (skews ? -most : 0)) {
      throw Refusal.badParameter("ms is at most %d".formatted(most));
    }
    if (times < 1 || times > MOST_TIMES || oneIn < 1) {
      throw Refusal.badParameter("times is from 1 to %d, one_in at least 1".formatted(MOST_TIMES));
    }
    if (kind == Kind.REFUSE && code.isEmpty()) {
      throw Refusal.badParameter("refuse needs a code, for example RULE_LIMIT");
    }
    if (!kind.fits(call)) {
      throw Refusal.badParameter("%s does not happen to %s".formatted(kind.word(), call));
    }
  }

  /** The kinds of faults. */
  enum Kind {
    /** Answers with an error code, without any effect. */
    REFUSE,
    /** Takes effect at once and answers late. */
    SLOW,
    /** Takes no effect and never answers; a notification is never sent. */
    SILENT,
    /** Takes effect and never answers. */
    SILENT_AFTER_TAKING_EFFECT,
    /** Takes effect and breaks the connection in the middle of the answer. */
    RESET,
    /** Takes effect and answers, or notifies, with a signature that does not fit. */
    WRONG_SIGNATURE,
    /** Takes effect and answers, or notifies, signed at another time than now. */
    CLOCK_SKEW,
    /** Notifies twice. */
    TWICE,
    /** Notifies after the next notification. */
    REORDERED,
    /** A bill of which the second half is missing. */
    PARTIAL,
    /** A bill of which a byte is another one. */
    CORRUPT,
    /** A bill that lacks a line, and whose totals do not know it. */
    LOST_LINE,
    /** A bill without one of its lines, and totals to match. */
    DROPPED_LINE,
    /** A bill with an amount that is one fen too high, and totals to match; an order told so. */
    OTHER_AMOUNT,
    /** An order told in another currency than it was ordered in. */
    OTHER_CURRENCY,
    /** An order told as another merchant's. */
    OTHER_MERCHANT,
    /** A bill with an order that was never made; a notification about one. */
    UNKNOWN_ORDER,
    /** A bill whose last line comes in the bill of the next day. */
    LATE_LINE,
    /** A bill that is said to be on another host. */
    FOREIGN_HOST;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
      for (var kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      throw Refusal.badParameter("there is no kind of fault called " + word);
    }

    boolean isLie() {
      return switch (this) {
        case OTHER_AMOUNT, OTHER_CURRENCY, OTHER_MERCHANT, UNKNOWN_ORDER -> true;
        default -> false;
      };
    }

    boolean isOfBills() {
      return switch (this) {
        case LOST_LINE, DROPPED_LINE, OTHER_AMOUNT, UNKNOWN_ORDER, LATE_LINE, FOREIGN_HOST -> true;
        default -> false;
      };
    }

    boolean fits(String call) {
      var notifies = call.equals(NOTIFICATIONS);
      return switch (this) {
        case TWICE, REORDERED -> notifies;
        case SILENT -> true;
        case WRONG_SIGNATURE, CLOCK_SKEW -> !call.equals(DOWNLOAD);
        case PARTIAL, CORRUPT -> call.equals(DOWNLOAD);
        case UNKNOWN_ORDER -> call.equals("tradebill") || notifies;
        case LATE_LINE -> call.equals("tradebill");
        case LOST_LINE, DROPPED_LINE, FOREIGN_HOST -> BILLS.contains(call);
        case OTHER_AMOUNT -> BILLS.contains(call) || ORDERS.contains(call);
        case OTHER_CURRENCY, OTHER_MERCHANT -> ORDERS.contains(call);
        default -> !notifies;
      };
    }
  }

  Fault onceLess() {
    return new Fault(call, kind, code, millis, times - 1, oneIn);
  }
}
