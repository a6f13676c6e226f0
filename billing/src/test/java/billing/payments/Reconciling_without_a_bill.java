package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import billing.api.PayerBound.Payer;
import billing.api.Reconciliations;
import billing.api.Reconciliations.Bill;
import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.DayState;
import billing.api.Reconciliations.Difference;
import billing.api.Reconciliations.DifferenceKind;
import billing.api.Refunds;
import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A gateway that says that it has no bill of a day: none yet, or none ever. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Reconciling_without_a_bill extends BillingTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int MOST_BEATS = 50;

  @Inject Reconciliations reconciliations;
  @Inject Refunds refunds;

  private final String name = "bank-" + UUID.randomUUID().toString().substring(0, 8);
  private LocalDate day;
  private Instant start;

  @BeforeEach
  void a_gateway_without_bills() {
    start = clock.instant();
    gateway.isCalled(name);
    gateway.givesTrades(asked -> new BillReply.Absent<>("none, or none yet"));
    gateway.givesFunds(asked -> new BillReply.Absent<>("none, or none yet"));
    day = LocalDate.ofInstant(start, CHINA);
  }

  /** Other tests have a time of their own. */
  @AfterEach
  void goes_back() {
    clock.advance(Duration.between(clock.instant(), start));
  }

  /** An hour of parking, which the gateway is asked to take, and answers. */
  private Visit ordered(Reply reply) {
    gateway.answersOrders(order -> reply);
    gateway.answersQueries(number -> reply);
    var visit = Visit.ofSomebody();
    await(stays.payerBound(visit.boundTo(new Payer(name, "somebody"))));
    ended(visit, 1, 60);
    for (int i = 0; i < MOST_BEATS && orders(visit).isEmpty(); i++) {
      beat();
    }
    beat();
    return visit;
  }

  private Reply paid() {
    return new Reply.Paid("transaction-" + UUID.randomUUID(), clock.instant());
  }

  /** Both bills, asked for so many days after the day, at a time. */
  private List<Day> run(int daysLater, String time) {
    var moment = day.plusDays(daysLater).atTime(LocalTime.parse(time)).atZone(CHINA).toInstant();
    clock.advance(Duration.between(clock.instant(), moment));
    return await(reconciliations.run(name, day));
  }

  private Stream<Difference> late() {
    return await(reconciliations.list(day)).stream()
        .filter(it -> it.about().gateway().equals(name))
        .filter(it -> it.about().kind() == DifferenceKind.BILL_LATE);
  }

  private List<String> openLate() {
    return late().filter(it -> it.end().isEmpty()).map(it -> it.about().number()).toList();
  }

  @Test
  void waits_six_hours_and_then_takes_a_day_of_nothing_for_empty() {
    assertThat(run(1, "16:29"))
        .extracting(Day::state, Day::words)
        .containsOnly(tuple(DayState.WAITING, "not there: none, or none yet"));
    assertThat(run(1, "16:30"))
        .extracting(Day::state, Day::words)
        .containsOnly(tuple(DayState.DONE, "0 lines, edition 1"));
    run(3, "12:00");
    assertThat(late()).isEmpty();
  }

  @Test
  void is_late_after_a_day_when_money_was_taken_and_a_person_sees_it() {
    ordered(paid());
    assertThat(run(1, "16:30")).extracting(Day::state).containsOnly(DayState.WAITING);
    assertThat(run(2, "10:29")).extracting(Day::late).containsOnly(false);
    assertThat(openLate()).isEmpty();
    assertThat(run(2, "10:30")).extracting(Day::late).containsOnly(true);
    assertThat(openLate()).containsExactlyInAnyOrder("TRADES", "FUNDS");
    run(2, "16:30");
    assertThat(late()).hasSize(2);
    assertThat(
            books.rows(
                "select distinct next_at from reconciliation where gateway = '%s'".formatted(name)))
        .containsExactly("" + Timestamp.from(clock.instant().plus(Duration.ofHours(6))));
  }

  @Test
  void is_late_no_more_when_the_bill_comes() {
    var visit = ordered(paid());
    run(3, "12:00");
    var line =
        new BillLine(
            orders(visit).get(0).orderNumber(),
            Optional.empty(),
            "transaction",
            Fen.fen(1000),
            Fen.fen(6),
            day.atTime(12, 0).atZone(CHINA).toInstant());
    gateway.givesTrades(asked -> new BillReply.Ready<>(List.of(line)));
    assertThat(run(3, "18:00"))
        .filteredOn(it -> it.bill() == Bill.TRADES)
        .extracting(Day::state)
        .containsExactly(DayState.DONE);
    assertThat(openLate()).containsExactly("FUNDS");
    assertThat(late().flatMap(it -> it.end().stream()).map(Reconciliations.End::why))
        .containsExactly("the bill has come, or nothing happened on the day");
  }

  @Test
  void is_not_empty_when_the_end_of_an_order_is_unknown() {
    ordered(new Reply.Silence("the line is dead"));
    assertThat(run(1, "18:00")).extracting(Day::state).containsOnly(DayState.WAITING);
  }

  @Test
  void is_empty_when_every_order_was_refused() {
    ordered(new Reply.Refused("NO_MONEY", "not enough", false));
    assertThat(run(1, "18:00")).extracting(Day::state).containsOnly(DayState.DONE);
  }

  @Test
  void is_not_empty_on_the_day_of_a_refund_alone() {
    var visit = ordered(paid());
    day = day.plusDays(1);
    clock.advance(Duration.ofDays(1));
    gateway.answersRefunds(order -> new RefundReply.Refunded("refund", clock.instant()));
    ended(visit, 2, 30);
    beat();
    var wish = new Refunds.Wish(Fen.fen(500), "多收停车费", "li");
    await(refunds.order(visit.account(), visit.stay(), wish));
    for (int i = 0; i < MOST_BEATS && !refunds(visit).contains("REFUNDED 500"); i++) {
      beat();
    }
    assertThat(refunds(visit)).containsExactly("REFUNDED 500");
    assertThat(run(1, "18:00")).extracting(Day::state).containsOnly(DayState.WAITING);
  }

  @Test
  void is_never_empty_while_the_gateway_says_that_the_bill_is_being_made() {
    gateway.givesTrades(asked -> new BillReply.NotYet<>("being made"));
    assertThat(run(2, "12:00"))
        .filteredOn(it -> it.bill() == Bill.TRADES)
        .extracting(Day::state, Day::late)
        .containsExactly(tuple(DayState.WAITING, true));
    assertThat(openLate()).containsExactly("TRADES");
  }
}
