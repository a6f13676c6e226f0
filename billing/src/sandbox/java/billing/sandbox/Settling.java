package billing.sandbox;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes money and gives it back some time after it was asked to, and has the merchant told. */
final class Settling {
  private final Book book;
  private final Signing signing;
  private final LotTime time;
  private final Settings.Pauses pauses;
  private final ScheduledExecutorService clock;
  private final Notifying notifying;

  Settling(Inside inside, Settings.Pauses pauses, Notifying notifying) {
    this.book = inside.book();
    this.signing = inside.signing();
    this.time = inside.time();
    this.clock = inside.clock();
    this.pauses = pauses;
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
      if (order.isAdvanced()) {
        after(pauses.payBack(), () -> payBack(order.number()));
      }
    }
    for (var refund : book.listRefunds()) {
      if (refund.status().equals(Refund.PROCESSING)) {
        later(refund);
      } else if (!refund.announced()) {
        notifying.announce(refund);
      }
    }
  }

  private void after(Duration pause, Runnable work) {
    if (pause.isZero()) {
      work.run();
    } else {
      clock.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Settles the order when its time has come; without a pause, before this returns. */
  void later(Order order) {
    after(pauses.settle(), () -> settle(order));
  }

  private void settle(Order order) {
    var entry = book.findEntry(order.entryId()).orElseThrow();
    var outcome = book.payerOf(entry.plate()).outcome();
    var settled =
        outcome.equals(Order.PAY_FAIL)
            ? order.failed()
            : order.paid(
                new Payment(
                    "SANDBOX" + signing.nonce(10),
                    time.text(),
                    outcome.equals(Payer.ADVANCED)
                        ? Payment.Advance.ADVANCED
                        : Payment.Advance.NONE));
    book.save(settled);
    notifying.announce(settled);
    if (settled.isAdvanced()) {
      after(pauses.payBack(), () -> payBack(settled.number()));
    }
  }

  /** Somebody has paid, at the channel's page or in a program; once. */
  void pay(String number) {
    synchronized (book) {
      book.findOrder(number)
          .filter(order -> order.payment().isEmpty())
          .map(
              order ->
                  order.paid(
                      new Payment(
                          "SANDBOX" + signing.nonce(10), time.text(), Payment.Advance.NONE)))
          .ifPresent(
              paid -> {
                book.save(paid);
                notifying.announce(paid);
              });
    }
  }

  /** How refunds of an order end; whoever has paid at a page gets everything back. */
  private String outcome(Order order) {
    return order.isCheckout()
        ? Refund.SUCCESS
        : book.payerOf(book.findEntry(order.entryId()).orElseThrow().plate()).refunds();
  }

  private void payBack(String number) {
    synchronized (book) {
      book.findOrder(number)
          .filter(Order::isAdvanced)
          .map(Order::repaid)
          .ifPresent(
              repaid -> {
                book.save(repaid);
                notifying.announce(repaid);
              });
    }
  }

  /** Gives the money back when its time has come; without a pause, before this returns. */
  void later(Refund refund) {
    after(pauses.settle(), () -> settle(refund));
  }

  private void settle(Refund refund) {
    var order = book.findOrder(refund.orderNumber()).orElseThrow();
    var ended = refund.ended(outcome(order), time.text());
    book.save(ended);
    notifying.announce(ended);
  }
}
