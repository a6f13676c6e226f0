package billing.sandbox.alipay;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something that goes wrong on purpose.
 *
 * @param call one of {@link #CALLS}
 * @param kind what goes wrong
 * @param code for {@link Kind#REFUSE}: the finer error code
 * @param millis for {@link Kind#SLOW}: how late; for the silent ones: when the connection is closed
 * @param times how often it still happens
 */
record Fault(String call, Kind kind, Optional<String> code, int millis, int times) {
  static final String NOTIFICATIONS = "notifications";
  static final String BILL_FILE = "bill-file";
  static final Set<String> CALLS =
      Set.of(
          "agreement",
          "enter",
          "exit",
          "pay",
          "query",
          "checkout-create",
          "checkout-query",
          "checkout-close",
          "checkout-refund",
          "checkout-refund-query",
          "refund",
          "refund-query",
          "bill",
          "account-log",
          BILL_FILE,
          NOTIFICATIONS);
  private static final int LONGEST_MILLIS = 60_000;
  private static final int MOST_TIMES = 10_000;

  Fault {
    if (!CALLS.contains(call)) {
      throw Refusal.badParameter("call is one of " + CALLS + ", not " + call);
    }
    if (millis < 0 || millis > LONGEST_MILLIS || times < 1 || times > MOST_TIMES) {
      throw Refusal.badParameter(
          "ms is from 0 to %d, times from 1 to %d".formatted(LONGEST_MILLIS, MOST_TIMES));
    }
    if (kind == Kind.REFUSE && code.isEmpty()) {
      throw Refusal.badParameter("refuse needs a code, for example ACQ.SYSTEM_ERROR");
    }
    if (!kind.fits(call)) {
      throw Refusal.badParameter("%s does not happen to %s".formatted(kind.word(), call));
    }
  }

  /** The kinds of faults. */
  enum Kind {
    /** Answers with an error code, without any effect. */
    REFUSE,
    /** Answers with the gateway's error for a clock that is off, without a signature or effect. */
    CLOCK_SKEW,
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
    /** Notifies twice. */
    TWICE,
    /** Notifies after the next notification. */
    REORDERED,
    /** A bill that lacks its last line, though its totals count it. */
    PARTIAL,
    /** A trade told with more than was taken. */
    OTHER_AMOUNT,
    /** A trade told with an amount that is none in yuan. */
    ODD_AMOUNT,
    /** A notification about a trade that was never ordered. */
    UNKNOWN_ORDER,
    /** A trade told as another seller's. */
    OTHER_MERCHANT,
    /** A bill in itself in order, whose first line is of one fen more than happened. */
    DISAGREES;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
      for (var kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      throw Refusal.badParameter("there is no kind of fault called " + word);
    }

    boolean fits(String call) {
      var notifies = call.equals(NOTIFICATIONS);
      var isFile = call.equals(BILL_FILE);
      return switch (this) {
        case TWICE, REORDERED -> notifies;
        case PARTIAL, DISAGREES -> isFile;
        case OTHER_AMOUNT, ODD_AMOUNT -> notifies || call.equals("pay") || call.equals("query");
        case UNKNOWN_ORDER, OTHER_MERCHANT -> notifies;
        case SILENT -> true;
        case WRONG_SIGNATURE -> !isFile;
        case REFUSE, CLOCK_SKEW -> !notifies && !isFile;
        case SLOW, SILENT_AFTER_TAKING_EFFECT, RESET -> !notifies;
      };
    }
  }

  Fault onceLess() {
    return new Fault(call, kind, code, millis, times - 1);
  }
}
