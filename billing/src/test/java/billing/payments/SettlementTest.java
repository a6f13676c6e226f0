package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Reconciliations;
import billing.api.Revenue.Share;
import billing.api.Settlements;
import billing.api.Settlements.LotTerms;
import billing.api.Settlements.Party;
import billing.api.Settlements.ProposeOutcome;
import billing.api.Settlements.ReserveRule;
import billing.api.Settlements.StatementView;
import billing.api.Settlements.Terms;
import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A lot of its own, all of whose money is one party's, on a day of its own. */
abstract class SettlementTest extends BillingTest {
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static int daysUsed = 600;

  @Inject Settlements settlements;
  @Inject Reconciliations reconciliations;

  final List<BillLine> bill = new ArrayList<>();
  String lot = newLot();
  LocalDate day;
  Instant afternoon;
  private Instant start;

  /** Noon of a day that no other test has had. */
  @BeforeEach
  void a_day_begins() {
    daysUsed += 10;
    start = clock.instant();
    day = LocalDate.ofInstant(start, CHINA).plusDays(daysUsed);
    clock.advance(Duration.between(start, day.atTime(12, 0).atZone(CHINA).toInstant()));
    afternoon = day.atTime(13, 0).atZone(CHINA).toInstant();
    gateway.givesTrades(
        asked -> new BillReply.Ready<>(asked.equals(day) ? List.copyOf(bill) : List.of()));
  }

  /** Other tests have a time of their own. */
  @AfterEach
  void goes_back() {
    clock.advance(Duration.between(clock.instant(), start));
  }

  static String newLot() {
    return "lot-" + UUID.randomUUID();
  }

  Visit charged() {
    var visit = Visit.ofSomebody().in(lot);
    ended(visit, 1, 60);
    return visit;
  }

  Visit paidAtTheDesk() {
    var visit = charged();
    paidByHand(visit, 1000);
    return visit;
  }

  /** Through the gateway, which answers so. */
  Visit ordered(Reply reply) {
    gateway.answersOrders(order -> reply);
    var visit = Visit.ofSomebody().in(lot);
    bound(visit);
    ended(visit, 1, 60);
    for (int beats = 0; beats < 50 && orders(visit).isEmpty(); beats++) {
      beat();
    }
    beat();
    return visit;
  }

  /** The gateway's bill of the day has the visit's payment, of which the gateway keeps 6 fen. */
  void billed(Visit visit) {
    var order = orders(visit).get(0).orderNumber();
    bill.add(
        new BillLine(order, Optional.empty(), "t", Fen.fen(1000), Fen.fen(6), clock.instant()));
  }

  void theNextNoon() {
    clock.advance(Duration.ofDays(1));
  }

  StatementView proposed(LocalDate day) {
    return proposed("party", day, day.plusDays(1));
  }

  StatementView proposed(String name, LocalDate from, LocalDate until) {
    var share = new LotTerms(lot, from, until, List.of(new Share("all", 1)), "all");
    var party = new Party(name.replace(' ', '-') + "-of-" + lot, "示例业主", "6222-0001");
    var terms = new Terms(party, from, until, List.of(share), ReserveRule.NONE);
    var outcome = await(settlements.propose(terms, "wang"));
    assertThat(outcome).isInstanceOf(ProposeOutcome.Proposed.class);
    return ((ProposeOutcome.Proposed) outcome).statement();
  }
}
