package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ByHand;
import billing.api.Dues.Payment;
import billing.api.Dues.PaymentOutcome;
import billing.api.Receipt;
import billing.api.Receipts;
import billing.api.Refunds;
import billing.api.Settlements.CloseOutcome;
import billing.api.Settlements.Format;
import billing.api.Settlements.StatementView;
import billing.api.Settlements.Sums;
import billing.database.Transactions;
import billing.gateways.News;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An hour costs ten yuan, half an hour five. One party gets all of a lot's money. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Posting_into_a_closed_period extends SettlementTest {
  private static final int ROUNDS = 10;

  @Inject Refunds refunds;
  @Inject Receipts receipts;
  @Inject Ledger ledger;
  @Inject Transactions transactions;

  @ConfigProperty(name = "billing.test.administrator-url")
  String administrator;

  private Uni<PaymentOutcome> transferred(Visit visit, Instant at) {
    var payment = new Payment(Fen.fen(1000), ByHand.TRANSFER, "bank-" + visit.stay(), at);
    return dues.received(visit.account(), payment);
  }

  private void hear(News.About about) {
    await(notices.heard(new News("wechat", UUID.randomUUID().toString(), about)));
  }

  /** The day's books are closed with so much in them. */
  private Closed closed(Sums sums) {
    theNextNoon();
    await(reconciliations.run("wechat", day));
    var statement = proposed(day);
    assertThat(statement.sums()).isEqualTo(sums);
    var outcome = await(settlements.close(statement.number(), "wang"));
    assertThat(outcome).isInstanceOf(CloseOutcome.Closed.class);
    return new Closed(
        ((CloseOutcome.Closed) outcome).statement(),
        await(settlements.file(statement.number(), Format.CSV)));
  }

  private record Closed(StatementView statement, byte[] file) {}

  /** What came late is all that the next day brings; the closed day is what it was. */
  private void assertNext(Closed closed, Sums late) {
    assertThat(proposed(day.plusDays(1)).sums()).isEqualTo(late);
    var number = closed.statement().number();
    assertThat(await(settlements.find(number))).hasValue(closed.statement());
    assertThat(await(settlements.file(number, Format.CSV))).isEqualTo(closed.file());
    assertThat(proposed("another party", day, day.plusDays(1)).sums())
        .isEqualTo(closed.statement().sums());
  }

  private List<Instant> moments(String causes) {
    return books
        .rows(
            """
            select to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            from posting where cause ~ '%s' order by posting_id"""
                .formatted(causes))
        .stream()
        .map(Instant::parse)
        .toList();
  }

  @Test
  void has_a_payment_of_which_a_notification_tells_late_in_the_next_statement() {
    paidAtTheDesk();
    var visit = ordered(new Reply.Accepted());
    var number = orders(visit).get(0).orderNumber();
    var closed = closed(new Sums(1000, 0, 0, 1000));
    hear(new News.About.OfOrder(number, new Reply.Paid("t", afternoon)));
    assertThat(moments("capture:" + number)).containsExactly(clock.instant());
    assertThat(charge(visit).settledAt()).hasValue(afternoon);
    assertThat(receipt(visit).means().paidAt()).isEqualTo(afternoon);
    assertNext(closed, new Sums(1000, 0, 0, 1000));
  }

  private Receipt receipt(Visit visit) {
    var tickets = await(receipts.listOf(visit.stay()));
    assertThat(tickets).hasSize(1);
    return await(receipts.find(tickets.get(0))).orElseThrow();
  }

  @Test
  void has_a_transfer_that_a_person_enters_late_in_the_next_statement() {
    paidAtTheDesk();
    var visit = charged();
    var closed = closed(new Sums(1000, 0, 0, 1000));
    await(transferred(visit, afternoon));
    assertThat(moments("transfer:bank-" + visit.stay())).containsExactly(clock.instant());
    assertThat(charge(visit).settledAt()).hasValue(afternoon);
    assertThat(receipt(visit).means().paidAt()).isEqualTo(afternoon);
    assertNext(closed, new Sums(1000, 0, 0, 1000));
  }

  @Test
  void has_a_refund_of_which_the_gateway_tells_late_in_the_next_statement() {
    var visit = ordered(new Reply.Paid("t", clock.instant()));
    ended(visit, 2, 30);
    var wish = new Refunds.Wish(Fen.fen(500), "停车费多收退款", "wang");
    await(refunds.order(visit.account(), visit.stay(), wish));
    var number = await(refunds.listOf(visit.account())).get(0).number();
    billed(visit);
    var closed = closed(new Sums(1000, 0, 6, 994));
    hear(new News.About.OfRefund(number, new RefundReply.Refunded("r", afternoon)));
    assertThat(moments("refunded:" + number)).containsExactly(clock.instant());
    assertThat(receipt(visit).refunds()).extracting(Receipt.Refund::at).containsExactly(afternoon);
    assertNext(closed, new Sums(0, 500, 0, -500));
  }

  @Test
  void has_money_that_a_person_gave_back_and_tells_late_in_the_next_statement() {
    var visit = paidAtTheDesk();
    ended(visit, 2, 30);
    var closed = closed(new Sums(1000, 0, 0, 1000));
    var reference = "back-" + visit.stay();
    var given = new Refunds.Given(Fen.fen(500), ByHand.CASH, reference, "wang", afternoon);
    await(refunds.givenBack(visit.account(), visit.stay(), given));
    assertThat(moments("given-back:" + reference)).containsExactly(clock.instant());
    assertThat(receipt(visit).refunds()).extracting(Receipt.Refund::at).containsExactly(afternoon);
    assertNext(closed, new Sums(0, 500, 0, -500));
  }

  @Test
  void leaves_alone_what_is_old_and_of_an_open_one() {
    var visit = charged();
    theNextNoon();
    await(transferred(visit, afternoon));
    assertThat(moments("transfer:bank-" + visit.stay())).containsExactly(afternoon);
    assertThat(asked()).isOne();
  }

  @Test
  void asks_nothing_for_what_is_fresh() {
    var visit = charged();
    clock.advance(Duration.ofMinutes(59));
    await(transferred(visit, clock.instant().minus(Duration.ofMinutes(59))));
    paidAtTheDesk();
    assertThat(asked()).isZero();
  }

  /** Whoever asks about a lot for the first time leaves a row. */
  private long asked() {
    var query = "select count(*) from closed_period where lot = '%s'".formatted(lot);
    return Long.parseLong(books.rows(query).get(0));
  }

  @Test
  void leaves_alone_what_belongs_to_no_visit() {
    paidAtTheDesk();
    closed(new Sums(1000, 0, 0, 1000));
    var elsewhere = "gateway-" + UUID.randomUUID();
    var withdrawal =
        new Posting(
            LedgerAccount.BANK,
            LedgerAccount.gateway(elsewhere),
            Fen.fen(1),
            "fund:" + elsewhere,
            StayKey.ofNoStay(elsewhere),
            afternoon);
    await(transactions.inOne(tx -> ledger.post(tx, List.of(withdrawal))));
    assertThat(moments("fund:" + elsewhere)).containsExactly(afternoon);
  }

  @Test
  void happens_before_it_is_closed_when_the_posting_was_first() throws Exception {
    paidAtTheDesk();
    var visit = charged();
    theNextNoon();
    var statement = proposed(day);
    try (var blocker = lock("receipt")) {
      var paid = transferred(visit, afternoon).subscribeAsCompletionStage();
      awaitWaiting(1);
      var close = settlements.close(statement.number(), "wang").subscribeAsCompletionStage();
      awaitWaiting(2);
      assertThat(close).isNotDone();
      blocker.rollback();
      assertThat(done(paid)).isInstanceOf(PaymentOutcome.Booked.class);
      assertThat(done(close)).isEqualTo(new CloseOutcome.Changed());
    }
    assertThat(moments("transfer:bank-" + visit.stay())).containsExactly(afternoon);
    closed(new Sums(2000, 0, 0, 2000));
  }

  @Test
  void waits_and_is_of_today_when_the_closing_was_first() throws Exception {
    paidAtTheDesk();
    var visit = charged();
    theNextNoon();
    var statement = proposed(day);
    try (var blocker = lock("statement_step")) {
      var close = settlements.close(statement.number(), "wang").subscribeAsCompletionStage();
      awaitWaiting(1);
      var paid = transferred(visit, afternoon).subscribeAsCompletionStage();
      awaitWaiting(2);
      assertThat(paid).isNotDone();
      blocker.rollback();
      assertThat(done(close)).isInstanceOf(CloseOutcome.Closed.class);
      assertThat(done(paid)).isInstanceOf(PaymentOutcome.Booked.class);
    }
    assertThat(moments("transfer:bank-" + visit.stay())).containsExactly(clock.instant());
    assertThat(proposed(day.plusDays(1)).sums()).isEqualTo(new Sums(1000, 0, 0, 1000));
  }

  /** Keeps everybody from writing into a table. */
  private Connection lock(String table) throws SQLException {
    var connection = DriverManager.getConnection(administrator);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table billing.%s in share mode".formatted(table));
    }
    return connection;
  }

  /**
   * Goes on once so many transactions stand before a lock. They have to be seen twice in a row,
   * since a transaction may wait for a moment on its way for something else.
   */
  private void awaitWaiting(int transactions) throws InterruptedException {
    var query = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    var wanted = List.of("" + transactions);
    var seen = books.rows(query);
    for (int i = 0; i < 400; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
      var before = seen;
      seen = books.rows(query);
      if (seen.equals(wanted) && before.equals(wanted)) {
        return;
      }
    }
    assertThat(seen).isEqualTo(wanted);
  }

  private static <T> T done(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void loses_no_line_however_it_races_with_the_closing() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      lot = newLot();
      clock.advance(Duration.between(clock.instant(), afternoon.minusSeconds(3600)));
      paidAtTheDesk();
      var visit = charged();
      theNextNoon();
      var statement = proposed(day);
      var paid = transferred(visit, afternoon).subscribeAsCompletionStage();
      var close = settlements.close(statement.number(), "wang").subscribeAsCompletionStage();
      assertThat(done(paid)).isInstanceOf(PaymentOutcome.Booked.class);
      if (!(done(close) instanceof CloseOutcome.Closed)) {
        assertThat(done(close)).isEqualTo(new CloseOutcome.Changed());
        assertThat(moments("transfer:bank-" + visit.stay())).containsExactly(afternoon);
        await(settlements.close(proposed(day).number(), "wang"));
      }
      var stated = "select coalesce(sum(received_fen), 0) from statement_line where lot = '%s'";
      var closed = " and statement_number in (select statement_number from statement_step";
      var rows = books.rows(stated.formatted(lot) + closed + " where state = 'CLOSED')");
      long next = proposed(day.plusDays(1)).sums().received();
      assertThat(Long.parseLong(rows.get(0)) + next).isEqualTo(2000);
    }
  }
}
