package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.api.ChargeState;
import billing.api.Reconciliations;
import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.DayState;
import billing.api.Reconciliations.Difference;
import billing.api.Reconciliations.DifferenceKind;
import billing.api.Reconciliations.Resolution;
import billing.api.Reconciliations.ResolveOutcome;
import billing.api.Refunds;
import billing.api.Refunds.OrderOutcome;
import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An hour costs ten yuan, and the gateway keeps 0.6 % of it: 6 fen. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Reconciling_a_day_of_trades extends BillingTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final int MOST_BEATS = 50;
  private static int daysUsed;

  @Inject Reconciliations reconciliations;
  @Inject Refunds refunds;

  private final List<BillLine> bill = new ArrayList<>();
  private LocalDate day;
  private Instant start;

  /** Noon of a day that no other test has had. */
  @BeforeEach
  void a_day_begins() {
    start = clock.instant();
    daysUsed += 3;
    var noon = today().plusDays(daysUsed).atTime(12, 0).atZone(CHINA).toInstant();
    clock.advance(Duration.between(start, noon));
    day = today();
    gateway.givesTrades(
        asked -> new BillReply.Ready<>(asked.equals(day) ? List.copyOf(bill) : List.of()));
  }

  /** Other tests have a time of their own. */
  @AfterEach
  void goes_back() {
    clock.advance(Duration.between(clock.instant(), start));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  private String paid() {
    return ordered(new Reply.Paid("transaction-" + UUID.randomUUID(), clock.instant()));
  }

  private String ordered(Reply reply) {
    return ordered(Visit.ofSomebody(), reply);
  }

  private String ordered(Visit visit, Reply reply) {
    gateway.answersOrders(order -> reply);
    bound(visit);
    ended(visit, 1, 60);
    beatUntil(() -> !orders(visit).isEmpty());
    beat();
    return orders(visit).get(0).orderNumber();
  }

  private void billed(String number, long amount, long fee) {
    billed(number, amount, fee, clock.instant());
  }

  private void billed(String number, long amount, long fee, Instant at) {
    bill.add(
        new BillLine(
            number,
            Optional.empty(),
            "transaction-of-" + number,
            Fen.fen(amount),
            Fen.fen(fee),
            at));
  }

  private List<String> fees(String number) {
    return books.rows(
        "select debit, credit, amount_fen from posting where cause = 'fee:%s'".formatted(number));
  }

  private Day theNextMorning() {
    clock.advance(Duration.ofDays(1));
    return run(day);
  }

  private Day run(LocalDate what) {
    return await(reconciliations.run("wechat", what)).get(0);
  }

  private List<Difference> differences(String number) {
    return await(reconciliations.list(day)).stream()
        .filter(it -> it.about().number().equals(number))
        .toList();
  }

  private Difference difference(String number) {
    var found = differences(number);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private boolean isOpen(String number) {
    return await(reconciliations.listOpen()).stream()
        .anyMatch(it -> it.about().number().equals(number));
  }

  private List<String> rows(String table) {
    return books.rows("select count(*) from %s where day = '%s'".formatted(table, day));
  }

  @Test
  void finds_nothing_when_bill_order_and_ledger_agree() {
    var number = paid();
    billed(number, 1000, 6);
    assertThat(theNextMorning().state()).isEqualTo(DayState.DONE);
    assertThat(differences(number)).isEmpty();
  }

  @Test
  void changes_nothing_when_it_is_run_twice() {
    billed(paid(), 1000, 6);
    var strange = "p" + UUID.randomUUID().toString().replace("-", "").substring(1);
    billed(strange, 1000, 6);
    theNextMorning();
    var before = List.of(rows("bill"), rows("trade_line"), rows("difference"));
    run(day);
    assertThat(List.of(rows("bill"), rows("trade_line"), rows("difference"))).isEqualTo(before);
    assertThat(difference(strange).about().kind()).isEqualTo(DifferenceKind.MISSING_HERE);
  }

  @Test
  void posts_what_the_gateway_keeps_once() {
    var number = paid();
    billed(number, 1000, 6);
    theNextMorning();
    run(day);
    assertThat(fees(number)).containsExactly("fee:wechat gateway:wechat 6");
  }

  @Test
  void posts_what_the_gateway_keeps_although_the_contract_says_less() {
    var number = paid();
    billed(number, 1000, 9);
    theNextMorning();
    assertThat(fees(number)).containsExactly("fee:wechat gateway:wechat 9");
    assertThat(difference(number).words())
        .isEqualTo("the bill says a fee of 0.09 yuan, the contract 0.06");
    run(day);
    assertThat(differences(number)).hasSize(1);
  }

  @Test
  void posts_the_fee_of_what_the_bill_alone_has_proved() {
    var number = ordered(new Reply.Silence("the line is dead"));
    billed(number, 1000, 6);
    theNextMorning();
    assertThat(fees(number)).containsExactly("fee:wechat gateway:wechat 6");
  }

  /**
   * Half of a payment goes back, as the price of the visit is halved.
   *
   * @return the number of the refund
   */
  private String givenBack(Visit visit, RefundReply reply) {
    gateway.answersRefunds(order -> reply);
    gateway.answersRefundQueries(order -> reply);
    ended(visit, 2, 30);
    beat();
    var wish = new Refunds.Wish(Fen.fen(500), "多收停车费", "li");
    var ordered = await(refunds.order(visit.account(), visit.stay(), wish));
    assertThat(ordered).isInstanceOf(OrderOutcome.Ordered.class);
    var number = ((OrderOutcome.Ordered) ordered).numbers().get(0);
    beatUntil(() -> gateway.refunds().stream().anyMatch(it -> it.refundNumber().equals(number)));
    beat();
    return number;
  }

  /** A beat does so much at once, and other tests leave something to do behind. */
  private void beatUntil(BooleanSupplier isDone) {
    for (int beats = 0; beats < MOST_BEATS && !isDone.getAsBoolean(); beats++) {
      beat();
    }
    assertThat(isDone.getAsBoolean()).isTrue();
  }

  private void billedBack(String number, String refund) {
    bill.add(
        new BillLine(
            number, Optional.of(refund), "back", Fen.fen(500), Fen.fen(3), clock.instant()));
  }

  @Test
  void knows_refunds_by_the_ledger() {
    var visit = Visit.ofSomebody();
    var number = ordered(visit, new Reply.Paid("transaction-1", clock.instant()));
    billed(number, 1000, 6);
    var refund = givenBack(visit, new RefundReply.Refunded("refund-1", clock.instant()));
    billedBack(number, refund);
    theNextMorning();
    assertThat(differences(refund)).isEmpty();
    assertThat(fees(refund)).containsExactly("gateway:wechat fee:wechat 3");
  }

  @Test
  void names_a_refund_that_no_bill_has() {
    var visit = Visit.ofSomebody();
    billed(ordered(visit, new Reply.Paid("transaction-1", clock.instant())), 1000, 6);
    var refund = givenBack(visit, new RefundReply.Refunded("refund-1", clock.instant()));
    theNextMorning();
    assertThat(difference(refund).about().kind()).isEqualTo(DifferenceKind.MISSING_THERE);
  }

  @Test
  void names_a_refund_that_only_the_bill_has() {
    var number = paid();
    billed(number, 1000, 6);
    billedBack(number, "r-of-nobody-" + number);
    theNextMorning();
    assertThat(difference("r-of-nobody-" + number).about().kind())
        .isEqualTo(DifferenceKind.MISSING_HERE);
  }

  @Test
  void books_a_refund_whose_end_only_the_bill_knows() {
    var visit = Visit.ofSomebody();
    var number = ordered(visit, new Reply.Paid("transaction-1", clock.instant()));
    billed(number, 1000, 6);
    var refund = givenBack(visit, new RefundReply.Processing());
    billedBack(number, refund);
    theNextMorning();
    assertThat(difference(refund).about().kind()).isEqualTo(DifferenceKind.STATE);
    assertThat(difference(refund).end().orElseThrow().why())
        .isEqualTo("booked, as the bill proves it");
    assertThat(books.rows("select state from refund where refund_number = '%s'".formatted(refund)))
        .containsExactly("REFUNDED");
  }

  @Test
  void names_what_the_bill_does_not_have() {
    var number = paid();
    theNextMorning();
    var found = difference(number);
    assertThat(found.about().kind()).isEqualTo(DifferenceKind.MISSING_THERE);
    assertThat(found.ours()).contains(Fen.fen(1000));
    assertThat(isOpen(number)).isTrue();
  }

  @Test
  void books_what_the_bill_proves_and_says_so() {
    var visit = Visit.ofSomebody();
    var number = ordered(visit, new Reply.Silence("the line is dead"));
    billed(number, 1000, 6);
    theNextMorning();
    assertThat(attempts(visit)).containsExactly("SUCCEEDED");
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    var found = difference(number);
    assertThat(found.about().kind()).isEqualTo(DifferenceKind.STATE);
    assertThat(found.end()).isPresent();
    assertThat(found.end().get().how()).isEmpty();
    assertThat(found.end().get().why()).isEqualTo("booked, as the bill proves it");
  }

  @Test
  void books_what_was_declined_and_paid_all_the_same() {
    var visit = Visit.ofSomebody();
    var number = ordered(visit, new Reply.Refused("NO_MONEY", "not enough", false));
    billed(number, 1000, 6);
    theNextMorning();
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(isOpen(number)).isFalse();
  }

  @Test
  void waits_for_the_next_bill_around_midnight() {
    var nearMidnight = day.plusDays(1).atStartOfDay(CHINA).toInstant().minusSeconds(2);
    clock.advance(Duration.between(clock.instant(), nearMidnight));
    var number = paid();
    theNextMorning();
    assertThat(difference(number).about().kind()).isEqualTo(DifferenceKind.LATE);
    assertThat(isOpen(number)).isTrue();
    billed(number, 1000, 6);
    var next = day.plusDays(1);
    gateway.givesTrades(
        asked -> new BillReply.Ready<>(asked.equals(next) ? List.copyOf(bill) : List.of()));
    clock.advance(Duration.ofDays(1));
    run(next);
    assertThat(isOpen(number)).isFalse();
    assertThat(difference(number).end().get().why()).isEqualTo("bills and books agree about it");
  }

  @Test
  void names_what_the_next_bill_does_not_have_either() {
    var nearMidnight = day.plusDays(1).atStartOfDay(CHINA).toInstant().minusSeconds(2);
    clock.advance(Duration.between(clock.instant(), nearMidnight));
    var number = paid();
    theNextMorning();
    clock.advance(Duration.ofDays(1));
    run(day.plusDays(1));
    assertThat(differences(number))
        .extracting(it -> it.about().kind() + " " + it.end().isPresent())
        .containsExactlyInAnyOrder("LATE true", "MISSING_THERE false");
  }

  @Test
  void takes_nothing_from_a_bill_that_is_not_whole() {
    var visit = Visit.ofSomebody();
    ordered(visit, new Reply.Silence("the line is dead"));
    gateway.givesTrades(asked -> new BillReply.Unusable<>("its digest is another one"));
    var state = theNextMorning();
    assertThat(state.state()).isEqualTo(DayState.WAITING);
    assertThat(state.words()).contains("nothing of it is used", "its digest is another one");
    assertThat(rows("bill")).containsExactly("0");
    assertThat(attempts(visit)).containsExactly("UNKNOWN");
  }

  @Test
  void treats_a_gateway_that_throws_like_a_bill_that_is_not_whole() {
    gateway.givesTrades(
        asked -> {
          throw new IllegalStateException("broken line");
        });
    assertThat(theNextMorning().words()).contains("broken line");
  }

  @Test
  void is_late_a_day_after_it_should_have_been_there() {
    gateway.givesTrades(asked -> new BillReply.NotYet<>("being made"));
    assertThat(theNextMorning().late()).isFalse();
    clock.advance(Duration.ofDays(1));
    assertThat(run(day).late()).isTrue();
    assertThat(await(reconciliations.listDays(day, day.plusDays(1))))
        .filteredOn(it -> it.bill() == Reconciliations.Bill.TRADES)
        .extracting(Day::late)
        .containsExactly(true);
  }

  @Test
  void asks_no_more_where_there_will_never_be_a_bill() {
    gateway.givesTrades(asked -> new BillReply.Never<>("cash has none"));
    assertThat(theNextMorning().state()).isEqualTo(DayState.NEVER);
  }

  @Test
  void keeps_a_bill_that_has_changed_beside_the_first_one() {
    var number = paid();
    theNextMorning();
    assertThat(isOpen(number)).isTrue();
    billed(number, 1000, 6, clock.instant().minus(Duration.ofDays(1)));
    assertThat(run(day).words()).isEqualTo("1 lines, edition 2");
    assertThat(isOpen(number)).isFalse();
    assertThat(
            books.rows(
                "select edition, lines from bill where day = '%s' and kind = 'TRADES' order by 1"
                    .formatted(day)))
        .containsExactly("1 0", "2 1");
    assertThat(differences("TRADES"))
        .extracting(it -> it.about().kind())
        .containsExactly(DifferenceKind.CHANGED);
  }

  @Test
  void leaves_what_a_person_has_worked_off_alone() {
    var number = paid();
    theNextMorning();
    var id = difference(number).id();
    var outcome = resolve(id, Resolution.WRITTEN_OFF, "too small to ask");
    assertThat(outcome).isInstanceOf(ResolveOutcome.Resolved.class);
    run(day);
    assertThat(isOpen(number)).isFalse();
    var end = difference(number).end().orElseThrow();
    assertThat(end.how()).contains(Resolution.WRITTEN_OFF);
    assertThat(end.by()).isEqualTo("li");
    assertThat(resolve(id, Resolution.ACCEPTED, "once more"))
        .isEqualTo(new ResolveOutcome.AlreadyEnded(end));
  }

  private ResolveOutcome resolve(UUID id, Resolution how, String why) {
    return await(reconciliations.resolve(id, how, "li", why));
  }

  @Test
  void knows_no_other_difference() {
    assertThat(resolve(UUID.randomUUID(), Resolution.ACCEPTED, "why"))
        .isEqualTo(new ResolveOutcome.Unknown());
  }

  @Test
  void finds_anew_what_comes_back_after_it_had_ended() {
    var number = paid();
    theNextMorning();
    billed(number, 1000, 6);
    run(day);
    bill.clear();
    run(day);
    assertThat(differences(number))
        .extracting(it -> it.end().isPresent())
        .containsExactly(true, false);
  }

  @Test
  void is_of_days_that_are_over_and_gateways_that_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reconciliations.run("wechat", day))
        .withMessageContaining("is not over");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reconciliations.run("nobody", day.minusDays(1)))
        .withMessageContaining("no gateway is called nobody");
  }

  @Test
  void leaves_rows_that_nobody_can_change() {
    billed(paid(), 900, 6);
    theNextMorning();
    for (var table : List.of("bill", "trade_line", "difference", "difference_end")) {
      assertThatThrownBy(() -> books.execute("delete from " + table))
          .as(table)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }
}
