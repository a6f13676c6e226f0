package billing.payments;

import billing.api.AccountId;
import billing.api.StayId;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryReply;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.testing.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Random traffic from a seed, and a second, much simpler account of it: what each visit costs, and
 * how much was received for it. It knows nothing of postings.
 */
final class RandomTraffic {
  private static final int VISITS = 8;

  private final Random random;
  private final List<Visit> visits = new ArrayList<>();
  private final Map<StayId, Integer> revisions = new LinkedHashMap<>();
  private final Map<StayId, Visit> holders = new LinkedHashMap<>();
  private final Map<Visit, Integer> minutes = new LinkedHashMap<>();
  private final Map<Visit, Long> prices = new LinkedHashMap<>();
  private final Map<Visit, Long> received = new LinkedHashMap<>();
  private final Map<String, ChargeOrder> orders = new LinkedHashMap<>();
  private final Map<String, Reply> paid = new LinkedHashMap<>();
  private final Map<String, RefundReply> refunds = new LinkedHashMap<>();

  RandomTraffic(long seed) {
    random = new Random(seed);
    var accounts = List.of(new AccountId(UUID.randomUUID()), new AccountId(UUID.randomUUID()));
    for (int i = 0; i < VISITS; i++) {
      var visit = Visit.of(accounts.get(0)).in("generous");
      visits.add(visit);
      visits.add(visit.by(accounts.get(1)).withPlate("浙A0T002"));
    }
  }

  List<Visit> visits() {
    return visits;
  }

  int dice(int sides) {
    return random.nextInt(sides);
  }

  /** Any visit, in the books of either account. */
  Visit anyVisit() {
    return visits.get(dice(visits.size()));
  }

  /** The newest revision, whoever was charged by it. */
  int revisionOf(Visit visit) {
    return revisions.getOrDefault(visit.stay(), 0);
  }

  boolean isCharged(Visit visit) {
    return visit.equals(holders.get(visit.stay()));
  }

  int minutesOf(Visit visit) {
    return minutes.get(visit);
  }

  /** No two visits leave in the same minute, so it is plain which is the oldest. */
  int anyMinutes(Visit visit) {
    return dice(30) * visits.size() + visits.indexOf(visit);
  }

  void ended(Visit visit, int stayed) {
    revisions.merge(visit.stay(), 1, Integer::sum);
    var former = holders.put(visit.stay(), visit);
    if (former != null) {
      prices.put(former, 0L);
    }
    minutes.put(visit, stayed);
    prices.put(visit, price(stayed));
  }

  /** The notice's formula by day in the core zone, written down once more. */
  private static long price(int stayed) {
    long units = stayed <= 15 ? 0 : (stayed - 15 + 29) / 30;
    return Math.min(units, 2) * 500 + Math.max(units - 2, 0) * 600;
  }

  synchronized EntryReply entered(String entryId) {
    var chance = dice(10);
    if (chance == 0) {
      return new EntryReply.Blocked("PAUSE");
    }
    return chance < 3 ? new EntryReply.Silence("lost") : new EntryReply.Registered(entryId);
  }

  /** What other tests have left behind is ordered here, too, and goes unanswered. */
  synchronized Reply ordered(ChargeOrder order) {
    if (visits.stream().noneMatch(visit -> isFor(order, visit))) {
      return new Reply.Silence("not mine");
    }
    orders.put(order.orderNumber(), order);
    return answer(order.orderNumber());
  }

  synchronized Reply asked(String orderNumber) {
    return orders.containsKey(orderNumber) ? answer(orderNumber) : new Reply.Silence("not mine");
  }

  private Reply answer(String number) {
    var chance = dice(10);
    if (paid.containsKey(number) || chance < 3) {
      return pay(number);
    }
    if (chance == 3) {
      return new Reply.Refused("BUSY", "later", true);
    }
    if (chance == 4) {
      return new Reply.Refused("NEVER", "no", false);
    }
    if (chance == 5) {
      throw new IllegalStateException("broken");
    }
    return chance < 8 ? new Reply.Silence("lost") : new Reply.Accepted();
  }

  /** The plate tells in whose books. */
  private static boolean isFor(ChargeOrder order, Visit visit) {
    return visit.stay().equals(order.entry().stay())
        && visit.plate().equals(order.entry().vehicle().plate());
  }

  /** An order that reached the gateway, paid at last, if there is any. */
  synchronized Optional<String> anyOrderPaid() {
    if (orders.isEmpty()) {
      return Optional.empty();
    }
    var number = List.copyOf(orders.keySet()).get(dice(orders.size()));
    pay(number);
    return Optional.of(number);
  }

  synchronized Reply pay(String number) {
    return paid.computeIfAbsent(
        number,
        first -> {
          var order = orders.get(first);
          visits.stream()
              .filter(visit -> isFor(order, visit))
              .forEach(visit -> received.merge(visit, order.amount().count(), Long::sum));
          return new Reply.Paid("transaction", Instant.parse("2026-11-24T05:00:00Z"));
        });
  }

  /** Money goes back as soon as the gateway hears of it, and comes again when it refuses. */
  synchronized RefundReply refunded(RefundOrder refund) {
    if (!orders.containsKey(refund.orderNumber())) {
      return new RefundReply.Silence("not mine");
    }
    var before = refunds.get(refund.refundNumber());
    if (before == null) {
      move(refund, -1);
    }
    var answer = isFinal(before) ? before : answer(refund);
    refunds.put(refund.refundNumber(), answer);
    if (!isFinal(before) && answer instanceof RefundReply.Refused) {
      move(refund, 1);
    }
    return answer;
  }

  synchronized RefundReply askedAbout(RefundOrder refund) {
    return refunds.containsKey(refund.refundNumber())
        ? refunded(refund)
        : new RefundReply.NotFound();
  }

  private static boolean isFinal(RefundReply reply) {
    return reply instanceof RefundReply.Refunded || reply instanceof RefundReply.Refused;
  }

  private RefundReply answer(RefundOrder refund) {
    var chance = dice(10);
    if (chance < 4) {
      return new RefundReply.Refunded("refund", Instant.parse("2026-11-24T06:00:00Z"));
    }
    if (chance < 6) {
      return new RefundReply.Refused("NOT_ENOUGH", "no money", chance == 4);
    }
    return chance < 8 ? new RefundReply.Processing() : new RefundReply.Silence("lost");
  }

  private void move(RefundOrder refund, int sign) {
    var order = orders.get(refund.orderNumber());
    visits.stream()
        .filter(visit -> isFor(order, visit))
        .forEach(visit -> received.merge(visit, sign * refund.amount().count(), Long::sum));
  }

  long refundedOrders() {
    return refunds.values().stream().filter(RefundReply.Refunded.class::isInstance).count();
  }

  /** Money at the desk settles what left first. */
  void paidByHand(AccountId account, long fen) {
    long left = fen;
    var oldestFirst =
        minutes.keySet().stream()
            .filter(visit -> visit.account().equals(account))
            .sorted(Comparator.comparing(minutes::get))
            .toList();
    for (var visit : oldestFirst) {
      long part = Math.min(left, owed(visit));
      received.merge(visit, part, Long::sum);
      left -= part;
    }
  }

  long owed(Visit visit) {
    return Math.max(0, price(visit) - received(visit));
  }

  long surplus(Visit visit) {
    return Math.max(0, received(visit) - price(visit));
  }

  long paidOrders() {
    return paid.size();
  }

  private long price(Visit visit) {
    return prices.getOrDefault(visit, 0L);
  }

  private long received(Visit visit) {
    return received.getOrDefault(visit, 0L);
  }
}
