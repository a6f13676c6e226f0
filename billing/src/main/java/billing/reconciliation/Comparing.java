package billing.reconciliation;

import billing.api.Reconciliations.DifferenceKind;
import billing.gateways.BillLine;
import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds a day's bill of trades against our books. Pure: the same day gives the same differences.
 */
final class Comparing {
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** So long before midnight a payment may be in the next day's bill: clocks differ. */
  private static final Duration AROUND_MIDNIGHT = Duration.ofHours(1);

  /** Fees of parts of a payment need not add up to its fee. */
  private static final long ROUNDING_OF_REFUNDS = 1;

  private Comparing() {}

  /** Our number of what a line speaks of. */
  static String number(BillLine line) {
    return line.refundNumber().orElse(line.orderNumber());
  }

  /** The differences by number; at most one for each. */
  static List<Found> differences(DayOfTrades day) {
    Map<String, Found> found = new TreeMap<>();
    var lines = day.bill().stream().collect(Collectors.groupingBy(Comparing::number));
    lines.forEach((number, same) -> inBill(day, same).ifPresent(it -> found.put(number, it)));
    for (var ours : day.ours().values()) {
      if (!lines.containsKey(ours.number())) {
        notInBill(day, ours).ifPresent(it -> found.put(ours.number(), it));
      }
    }
    return List.copyOf(found.values());
  }

  private static Optional<Found> inBill(DayOfTrades day, List<BillLine> same) {
    var line = same.get(0);
    var ours = day.ours().get(number(line));
    if (ours == null) {
      return difference(
          DifferenceKind.MISSING_HERE, line, null, "the bill has it, our books do not");
    }
    if (isProof(line, ours)) {
      var words = "the bill says that the money moved, to us it is " + ours.state();
      return difference(DifferenceKind.STATE, line, ours, words);
    }
    if (same.size() > 1) {
      var words = "the bill has it %d times".formatted(same.size());
      return difference(DifferenceKind.AMOUNT, line, ours, words);
    }
    return amount(line, ours).or(() -> fee(line, ours, day.rate()));
  }

  private static Optional<Found> amount(BillLine line, Ours ours) {
    var billed = line.amount();
    if (billed.equals(ours.amount()) && billed.equals(ours.booked())) {
      return Optional.empty();
    }
    var words =
        "the bill has %s yuan, ordered were %s, the ledger has %s"
            .formatted(billed.inYuan(), ours.amount().inYuan(), ours.booked().inYuan());
    return difference(DifferenceKind.AMOUNT, line, ours, words);
  }

  private static Optional<Found> fee(BillLine line, Ours ours, Optional<FeeRate> rate) {
    var kept = line.fee();
    if (ours.fee().isPresent() && !ours.fee().get().equals(kept)) {
      return fee(line, ours.fee().get(), "the bill says a fee of %s yuan, posted were %s");
    }
    var agreed = rate.map(it -> it.of(line.amount())).orElse(kept);
    long tolerance = line.refundNumber().isPresent() ? ROUNDING_OF_REFUNDS : 0;
    return Math.abs(agreed.count() - kept.count()) <= tolerance
        ? Optional.empty()
        : fee(line, agreed, "the bill says a fee of %s yuan, the contract %s");
  }

  private static Optional<Found> fee(BillLine line, Fen ours, String words) {
    return Optional.of(
        new Found(
            DifferenceKind.FEE,
            number(line),
            Optional.of(line.fee()),
            Optional.of(ours),
            words.formatted(line.fee().inYuan(), ours.inYuan())));
  }

  private static Optional<Found> notInBill(DayOfTrades day, Ours ours) {
    if (day.elsewhere().contains(ours.number()) || ours.at().isEmpty()) {
      return Optional.empty();
    }
    var late = !day.nextIsThere() && isAroundMidnight(day, ours.at().get());
    return Optional.of(
        new Found(
            late ? DifferenceKind.LATE : DifferenceKind.MISSING_THERE,
            ours.number(),
            Optional.empty(),
            Optional.of(ours.booked()),
            late
                ? "shortly before midnight; the next day's bill should have it"
                : "our books have it, no bill does"));
  }

  private static boolean isAroundMidnight(DayOfTrades day, Instant at) {
    var end = day.day().plusDays(1).atStartOfDay(CHINA).toInstant();
    return !at.isBefore(end.minus(AROUND_MIDNIGHT));
  }

  private static Optional<Found> difference(
      DifferenceKind kind, BillLine line, Ours ours, String words) {
    var booked = Optional.ofNullable(ours).map(Ours::booked);
    return Optional.of(new Found(kind, number(line), Optional.of(line.amount()), booked, words));
  }

  /** A line with another amount than was ordered proves nothing. */
  private static boolean isProof(BillLine line, Ours ours) {
    return ours.state() != Ours.State.DONE && line.amount().equals(ours.amount());
  }

  /** The lines that prove what we do not know yet. */
  static List<BillLine> proofs(DayOfTrades day) {
    List<BillLine> proofs = new ArrayList<>();
    for (var line : day.bill()) {
      var ours = day.ours().get(number(line));
      if (ours != null && isProof(line, ours)) {
        proofs.add(line);
      }
    }
    return proofs;
  }
}
