package billing.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes the money some time after an order was accepted, and has the merchant told. */
final class Settling {
  private final Book book;
  private final Signing signing;
  private final LotTime time;
  private final Duration after;
  private final ScheduledExecutorService clock;
  private final Notifying notifying;

  Settling(Inside inside, Duration after, Notifying notifying) {
    this.book = inside.book();
    this.signing = inside.signing();
    this.time = inside.time();
    this.clock = inside.clock();
    this.after = after;
    this.notifying = notifying;
  }

  /** What a sandbox's parts share. */
  record Inside(
      Keys keys, Book book, Signing signing, LotTime time, ScheduledExecutorService clock) {}

  /** Takes up what an earlier run left undone. */
  void resume() {
    for (var order : book.listOrders()) {
      if (order.state().equals(Order.ACCEPTED)) {
        later(order);
      } else if (!order.announced()) {
        notifying.announce(order);
      }
    }
  }

  /** Settles the order when its time has come. */
  void later(Order order) {
    clock.schedule(() -> settle(order), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void settle(Order order) {
    var entry = book.findEntry(order.entryId()).orElseThrow();
    var settled =
        book.payerOf(entry.plate()).outcome().equals(Order.SUCCESS)
            ? order.paid("SANDBOX" + signing.nonce(10), time.text())
            : order.failed();
    book.save(settled);
    notifying.announce(settled);
  }
}
