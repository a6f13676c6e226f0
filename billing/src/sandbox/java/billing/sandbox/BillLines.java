package billing.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of bills, from the book, with what is to be wrong with them. */
final class BillLines {
  private static final Comparator<Trade> IN_TIME =
      Comparator.comparing(Trade::at).thenComparing(Trade::order);

  private final Book book;
  private final Map<LocalDate, List<Trade>> late = new HashMap<>();

  BillLines(Book book) {
    this.book = book;
  }

  /** Everything that moved money up to the end of a day. */
  private List<Trade> until(LocalDate day) {
    var end = day.plusDays(1).toString();
    var trades = new ArrayList<Trade>();
    var back = new HashMap<String, Long>();
    synchronized (book) {
      for (var order : book.listOrders()) {
        order
            .payment()
            .filter(it -> it.at().compareTo(end) < 0)
            .ifPresent(it -> trades.add(Trade.of(order)));
      }
      for (var refund : book.listRefunds()) {
        if (refund.isTaken() && refund.at().orElseThrow().compareTo(end) < 0) {
          var order = book.findOrder(refund.orderNumber()).orElseThrow();
          var earlier = back.getOrDefault(order.number(), 0L);
          trades.add(Trade.of(order, refund, earlier));
          back.put(order.number(), earlier + refund.amount());
        }
      }
    }
    trades.sort(IN_TIME);
    return trades;
  }

  /** The trades of a day, and those that came too late for the bill of the day before. */
  synchronized List<Trade> trades(LocalDate day, Optional<Fault.Kind> fault) {
    var trades =
        new ArrayList<>(until(day).stream().filter(it -> it.at().startsWith("" + day)).toList());
    trades.addAll(late.getOrDefault(day, List.of()));
    if (trades.isEmpty() || fault.isEmpty()) {
      return trades;
    }
    switch (fault.get()) {
      case DROPPED_LINE -> trades.remove(0);
      case OTHER_AMOUNT -> trades.set(0, trades.get(0).withAmount(trades.get(0).amount() + 1));
      case UNKNOWN_ORDER -> trades.add(strange(trades.get(0)));
      case LATE_LINE ->
          late.computeIfAbsent(day.plusDays(1), any -> new ArrayList<>())
              .add(trades.remove(trades.size() - 1));
      default -> {}
    }
    return trades;
  }

  private static Trade strange(Trade like) {
    return new Trade(
        like.at(),
        "neverordered" + like.order().substring(Math.min(12, like.order().length())),
        "SANDBOXUNKNOWN",
        Optional.empty(),
        100,
        Fees.of(100),
        "somebody",
        like.type());
  }

  /** What was in the account before a day, in fen. */
  long balanceBefore(LocalDate day) {
    return until(day.minusDays(1)).stream().flatMap(Movement::of).mapToLong(Movement::change).sum();
  }

  /** What moved the account in a day. */
  List<Movement> movements(LocalDate day, Optional<Fault.Kind> fault) {
    var moves =
        new ArrayList<>(
            until(day).stream()
                .filter(it -> it.at().startsWith("" + day))
                .flatMap(Movement::of)
                .toList());
    if (moves.isEmpty() || fault.isEmpty()) {
      return moves;
    }
    switch (fault.get()) {
      case DROPPED_LINE -> moves.remove(moves.size() - 1);
      case OTHER_AMOUNT -> moves.set(0, moves.get(0).more(1));
      default -> {}
    }
    return moves;
  }
}
