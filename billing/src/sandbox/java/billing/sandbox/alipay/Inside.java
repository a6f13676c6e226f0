package billing.sandbox.alipay;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the parts share.
 *
 * @param time the lot's
 * @param clock does things later, in real time
 */
record Inside(
    AppKeys keys, Book book, Faults faults, InstantSource time, ScheduledExecutorService clock) {
  /** The lot's time as the protocol writes it. */
  String now() {
    return Times.text(time.instant());
  }

  /** A new number of Alipay's. */
  String number() {
    return AppKeys.number(Times.day(time.instant()));
  }
}
