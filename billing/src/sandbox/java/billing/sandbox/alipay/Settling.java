package billing.sandbox.alipay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does later what takes its time, and has the merchant told. */
final class Settling {
  private final Inside inside;
  private final Duration after;
  private final Notifying notifying;

  Settling(Inside inside, Duration after, Notifying notifying) {
    this.inside = inside;
    this.after = after;
    this.notifying = notifying;
  }

  /** Takes up what an earlier run left undone. */
  void resume() {
    for (var trade : inside.book().listTrades()) {
      if (trade.is(Trade.PAYING)) {
        later(trade);
      } else if (!trade.announced()) {
        announce(trade);
      }
    }
    for (var refund : inside.book().listRefunds()) {
      if (refund.state().equals(Refund.DOING)) {
        later(refund);
      } else if (!refund.announced()) {
        notifying.announce(refund);
      }
    }
  }

  void later(Trade trade) {
    schedule(() -> settle(trade));
  }

  void later(Refund refund) {
    schedule(() -> settle(refund));
  }

  /** Soon, so that the call which paid it is answered first. */
  void announce(Trade trade) {
    schedule(() -> notifying.announce(trade));
  }

  private void schedule(Runnable work) {
    inside.clock().schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void settle(Trade trade) {
    var isPaid = inside.book().payerOf(trade.plate()).outcome().equals(Payer.LATER);
    var settled = isPaid ? trade.paid(inside.now()) : trade.failed();
    inside.book().save(settled);
    notifying.announce(settled);
  }

  private void settle(Refund refund) {
    var trade = inside.book().findTrade(refund.order()).orElseThrow();
    var ended = refund.ended(inside.book().payerOf(trade.plate()).refunds(), inside.now());
    inside.book().save(ended);
    notifying.announce(ended);
  }
}
