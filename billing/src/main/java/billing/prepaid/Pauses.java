package billing.prepaid;

import billing.api.Prepayments.Client;
import java.time.Duration;
import java.time.Instant;

/** When a gateway is asked again, and how long its tokens are good for. Pure. */
final class Pauses {
  /** Nobody else touches what was picked for so long. Longer than the longest call. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** However often the payer looks, the gateway is asked no more often. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;

  /** A page's address is good for five minutes at WeChat Pay, a program's token for two hours. */
  private static final Duration PAGE = Duration.ofMinutes(4);

  private static final Duration PROGRAM = Duration.ofMinutes(110);

  private Pauses() {}

  /**
   * When to look again at one that waits for its payer or for an answer: sooner at first, and when
   * it has to be closed at the latest.
   */
  static Instant next(PrepaymentRow row, Instant now) {
    var pause = LEASE.multipliedBy(1L << Math.min(row.asked, MOST_DOUBLINGS));
    var next = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    var closes = row.payUntil;
    var isOpen = row.order().isWaiting() && !row.isGivenUp() && now.isBefore(closes);
    return isOpen && closes.isBefore(next) ? closes : next;
  }

  /** Whether the payer may have the gateway asked. */
  static boolean mayAsk(PrepaymentRow row, Instant now) {
    return row.askedAt == null || !now.isBefore(row.askedAt.plus(LEAST));
  }

  /** Whether a token still opens the gateway's page. */
  static boolean isFresh(PrepaymentRow row, Instant now) {
    var life = row.client.equals(Client.BROWSER.name()) ? PAGE : PROGRAM;
    return row.token != null && now.isBefore(row.tokenAt.plus(life));
  }
}
