package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.CollectionFigures;
import billing.api.CollectionFigures.Collected;
import billing.api.CollectionFigures.Paid;
import billing.api.CollectionFigures.RefundTimes;
import billing.database.Transactions;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An hour costs ten yuan. Every visit begins at ten o'clock of the same day. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Collection_of_a_lot extends BillingTest {
  private static final Instant DAY = Instant.parse("2026-11-23T16:00:00Z");

  @Inject CollectionFigures figures;
  @Inject Ledger ledger;
  @Inject Transactions transactions;

  private final String lot = "lot-" + UUID.randomUUID();

  private Instant start;

  @BeforeEach
  void begins() {
    start = clock.instant();
  }

  /** Other tests have a time of their own. */
  @AfterEach
  void goes_back() {
    clock.advance(Duration.between(clock.instant(), start));
  }

  private Collected counted() {
    return await(figures.count(lot, DAY, DAY.plus(Duration.ofDays(1))));
  }

  private Visit charged() {
    var visit = Visit.ofSomebody().in(lot);
    ended(visit, 1, 60);
    return visit;
  }

  private Visit paidAfter(Duration time) {
    var visit = charged();
    clock.advance(time);
    paidByHand(visit, 1000);
    return visit;
  }

  @Test
  void counts_bills_and_what_they_came_to() {
    charged();
    charged();
    ended(Visit.ofSomebody().in(lot), 1, 5);
    assertThat(counted().billed()).isEqualTo(2);
    assertThat(counted().amount()).isEqualTo(Fen.fen(2000));
    assertThat(await(figures.count(lot, DAY.minusSeconds(86_400), DAY)).billed()).isZero();
  }

  @Test
  void counts_whom_a_gateway_or_a_message_can_reach() {
    charged();
    bound(charged());
    assertThat(counted().reachable()).isEqualTo(1);
  }

  @Test
  void counts_what_was_paid_within_a_day_a_week_and_a_month() {
    paidAfter(Duration.ofHours(24));
    paidAfter(Duration.ofHours(25));
    paidAfter(Duration.ofDays(30));
    paidAfter(Duration.ofDays(31));
    charged();
    assertThat(counted().paid()).isEqualTo(new Paid(1, 2, 3, 4));
  }

  @Test
  void does_not_count_a_part_as_paid() {
    paidByHand(charged(), 400);
    assertThat(counted().paid().byNow()).isZero();
  }

  @Test
  void does_not_count_as_paid_what_costs_nothing_after_all() {
    ended(charged(), 2, 5);
    assertThat(counted().paid().byNow()).isZero();
  }

  @Test
  void does_not_count_as_paid_what_was_written_off_before_money_comes_for_it() {
    gateway.answersOrders(order -> new Reply.Refused("NO", "no", false));
    var visit = Visit.ofSomebody().in(lot);
    bound(visit);
    ended(visit, 1, 60);
    beat();
    writtenOff(visit, 1000);
    var partly = charged();
    paidByHand(partly, 400);
    writtenOff(partly, 600);
    assertThat(counted().paid().byNow()).isZero();
    var late = new Reply.Paid("late", clock.instant());
    await(notices.heard(news(orders(visit).get(0).orderNumber(), late)));
    assertThat(counted().paid().byNow()).isEqualTo(1);
  }

  private void writtenOff(Visit visit, long fen) {
    var stay = StayKey.of(visit.account(), visit.stay());
    var owed = LedgerAccount.receivable(visit.account());
    var cause = "write-off:" + visit.stay();
    var posting =
        new Posting(LedgerAccount.WRITE_OFF, owed, Fen.fen(fen), cause, stay, clock.instant());
    await(transactions.inOne(tx -> ledger.post(tx, List.of(posting))));
  }

  @Test
  void counts_bills_that_were_lowered_or_moved_as_wrong() {
    ended(charged(), 2, 30);
    var moved = charged();
    ended(moved.by(Visit.ofSomebody().account()), 2, 60);
    var raised = charged();
    ended(raised, 2, 90);
    assertThat(counted().billed()).isEqualTo(4);
    assertThat(counted().wrong()).isEqualTo(2);
  }

  @Test
  void counts_disputes_and_those_that_showed_a_wrong_charge() throws SQLException {
    isDisputed(charged(), "'OPENED', null, null, null, null");
    isDisputed(charged(), "'REFUNDED', now(), 100, false, true");
    isDisputed(charged(), "'UPHELD', now(), null, null, null");
    assertThat(counted().disputed()).isEqualTo(3);
    assertThat(counted().wrong()).isEqualTo(1);
  }

  /**
   * @param end state, decided_at, refunded_fen, wholly, wrong_charge
   */
  private void isDisputed(Visit visit, String end) throws SQLException {
    books.execute(
        """
        insert into dispute (account_id, dispute_number, stay_id, lot, reason, opened_at, decide_by,
          state, decided_at, refunded_fen, wholly, wrong_charge)
        values ('%s', 'd%s', '%s', '%s', 'NOT_MINE', now(), now() + interval '1 day', %s)"""
            .formatted(
                visit.account(),
                visit.stay().toString().replace("-", "").substring(1),
                visit.stay(),
                lot,
                end));
  }

  @Test
  void tells_how_long_refunds_took() {
    assertThat(counted().refunds())
        .isEqualTo(new RefundTimes(0, Optional.empty(), Optional.empty()));
    for (long hours : List.of(1, 2, 9)) {
      var visit = paidAfter(Duration.ZERO);
      ended(visit, 2, 30);
      posts(visit, LedgerAccount.surplus(visit.account()), "refund", "refund:%s:surplus");
      clock.advance(Duration.ofHours(hours));
      posts(visit, LedgerAccount.refund("wechat"), "gateway", "refunded:%s");
    }
    assertThat(counted().refunds())
        .isEqualTo(new RefundTimes(3, Optional.of(7_200L), Optional.of(32_400L)));
  }

  private void posts(Visit visit, LedgerAccount debit, String to, String cause) {
    var credit = new LedgerAccount(to + ":wechat");
    var number = "r" + visit.stay().toString().replace("-", "");
    var stay = StayKey.of(visit.account(), visit.stay());
    var posting =
        new Posting(debit, credit, Fen.fen(500), cause.formatted(number), stay, clock.instant());
    await(transactions.inOne(tx -> ledger.post(tx, List.of(posting))));
  }

  @Test
  void is_told_in_whole_numbers_of_ten_thousand() {
    assertThat(CollectionFigures.perTenThousand(0, 0)).isEmpty();
    assertThat(CollectionFigures.perTenThousand(1, 3)).contains(3333L);
    assertThat(CollectionFigures.perTenThousand(2, 3)).contains(6667L);
    assertThat(CollectionFigures.perTenThousand(83, 100)).contains(8300L);
    assertThat(CollectionFigures.perTenThousand(1, 20_000)).contains(1L);
  }

  @Test
  void counts_money_through_gateways_too() {
    gateway.answersOrders(order -> new Reply.Paid("transaction-1", clock.instant()));
    var visit = Visit.ofSomebody().in(lot);
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertThat(counted().paid()).isEqualTo(new Paid(1, 1, 1, 1));
  }
}
