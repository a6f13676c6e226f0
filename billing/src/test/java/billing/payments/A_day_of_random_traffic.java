package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Dues.PaymentOutcome;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whatever happens, in whatever order and however often, the ledger agrees with an account of
 * the same traffic that knows neither postings nor attempts. Method: random steps from a seed
 * against the real database, a gateway that is moody, and the comparison after each seed.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_day_of_random_traffic extends BillingTest {
  private static final int STEPS = 60;

  private int slips;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20261124})
  void always_balances(long seed) {
    var traffic = new RandomTraffic(seed);
    gateway.answersEntries(notice -> traffic.entered("entry-" + notice.stay()));
    gateway.answersOrders(traffic::ordered);
    gateway.answersQueries(traffic::asked);
    gateway.answersRefunds(traffic::refunded);
    gateway.answersRefundQueries(traffic::askedAbout);
    for (int step = 0; step < STEPS; step++) {
      take(traffic);
      beat();
    }
    assertThat(await(auditing.listFaults())).as("seed %d", seed).isEmpty();
    assertThat(traffic.visits())
        .as("seed %d", seed)
        .allSatisfy(
            visit -> {
              assertThat(balance(visit, "receivable")).isEqualTo(traffic.owed(visit));
              assertThat(-balance(visit, "surplus")).isEqualTo(traffic.surplus(visit));
            });
    assertThat(receipts(traffic)).as("seed %d", seed).isEqualTo(traffic.paidOrders() + slips);
    assertThat(traffic.paidOrders()).as("seed %d pays something", seed).isPositive();
    assertThat(traffic.refundedOrders()).as("seed %d gives something back", seed).isPositive();
  }

  private void take(RandomTraffic traffic) {
    var visit = traffic.anyVisit();
    switch (traffic.dice(8)) {
      case 0, 1 -> charge(traffic, visit);
      case 2 -> repeat(traffic, visit);
      case 3 -> await(stays.began(visit.began()));
      case 4 -> await(stays.payerBound(visit.boundTo("openid-" + traffic.dice(2))));
      case 5 -> traffic.anyOrderPaid().ifPresent(number -> announce(traffic, number));
      case 6 -> payByHand(traffic, visit);
      default -> clock.advance(Duration.ofMinutes(1 + traffic.dice(90)));
    }
  }

  private void charge(RandomTraffic traffic, Visit visit) {
    int minutes = traffic.anyMinutes(visit);
    ended(visit, traffic.revisionOf(visit) + 1, minutes);
    traffic.ended(visit, minutes);
  }

  private void repeat(RandomTraffic traffic, Visit visit) {
    if (traffic.isCharged(visit)) {
      ended(visit, traffic.revisionOf(visit), traffic.minutesOf(visit));
    }
  }

  private void announce(RandomTraffic traffic, String number) {
    await(notices.heard(news(number, traffic.pay(number))));
  }

  private void payByHand(RandomTraffic traffic, Visit visit) {
    long fen = 100L * (1 + traffic.dice(10));
    var slip = "slip-" + UUID.randomUUID();
    var outcome = await(dues.received(visit.account(), Fen.fen(fen), slip, clock.instant()));
    if (outcome instanceof PaymentOutcome.Booked) {
      slips++;
      traffic.paidByHand(visit.account(), fen);
    }
  }

  private long balance(Visit visit, String kind) {
    var account = "%s:%s".formatted(kind, visit.account());
    var query =
        """
        select coalesce(sum(case when debit = '%1$s' then amount_fen else -amount_fen end), 0)
        from posting where stay_id = '%2$s' and '%1$s' in (debit, credit)""";
    return Long.parseLong(books.rows(query.formatted(account, visit.stay())).get(0));
  }

  private long receipts(RandomTraffic traffic) {
    var one = traffic.visits().get(0).account();
    var other = traffic.visits().get(1).account();
    var query = "select count(*) from receipt where account_id in ('%s', '%s')";
    return Long.parseLong(books.rows(query.formatted(one, other)).get(0));
  }
}
