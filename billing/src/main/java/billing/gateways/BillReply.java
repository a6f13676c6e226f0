package billing.gateways;

import java.util.List;

/** A gateway's answer to the question for a day's bill. */
public sealed interface BillReply<L> {
  /** The whole bill, checked against its own totals and digest. Empty when nothing happened. */
  record Ready<L>(List<L> lines) implements BillReply<L> {
    public Ready {
      lines = List.copyOf(lines);
    }
  }

  /** The gateway has not made the bill yet: ask later. */
  record NotYet<L>(String why) implements BillReply<L> {}

  /** The gateway has no bill: it is not begun yet, or nothing happened on that day. */
  record Absent<L>(String why) implements BillReply<L> {}

  /** The gateway makes no such bill, now or ever. */
  record Never<L>(String why) implements BillReply<L> {}

  /** No answer, or a bill that is not whole or contradicts itself: nothing of it may be used. */
  record Unusable<L>(String why) implements BillReply<L> {}
}
