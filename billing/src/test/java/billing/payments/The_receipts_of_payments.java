package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Receipt;
import billing.api.Receipts;
import billing.api.Receipts.Ticket;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_receipts_of_payments extends BillingTest {
  @Inject Receipts receipts;

  private Visit paidByGateway() {
    var visit = Visit.ofSomebody();
    gateway.answersOrders(order -> new Reply.Paid("4200-" + visit.stay(), clock.instant()));
    bound(visit);
    ended(visit, 1, 60);
    beat();
    return visit;
  }

  private List<Ticket> tickets(Visit visit) {
    return await(receipts.listOf(visit.stay()));
  }

  private Receipt receipt(Ticket ticket) {
    return await(receipts.find(ticket)).orElseThrow();
  }

  @Test
  void name_the_visit_its_lines_and_the_gateways_number() {
    var visit = paidByGateway();
    assertThat(tickets(visit)).hasSize(1);
    var receipt = receipt(tickets(visit).get(0));
    assertThat(receipt.number()).isEqualTo(charge(visit).receiptNumber().orElseThrow());
    assertThat(receipt.amount()).isEqualTo(Fen.fen(1000));
    assertThat(receipt.means().gateway()).isEqualTo("wechat");
    assertThat(receipt.means().transaction()).hasValue("4200-" + visit.stay());
    assertThat(receipt.means().reference()).isEqualTo(orders(visit).get(0).orderNumber());
    assertThat(receipt.refunds()).isEmpty();
    var paid = receipt.visits().get(0);
    assertThat(paid.car()).isEqualTo(new Receipt.Car("浙A0T001", "Nowhere Road"));
    assertThat(paid.paid()).isEqualTo(Fen.fen(1000));
    assertThat(paid.charge().entered()).hasValue(visit.entered());
    assertThat(paid.charge().left()).hasValue(visit.entered().plus(Duration.ofHours(1)));
    assertThat(paid.charge().lines()).isEqualTo(charge(visit).lines());
    assertThat(paid.amountNow()).isEmpty();
  }

  @Test
  void list_every_visit_that_a_payment_by_hand_has_settled() {
    var older = Visit.ofSomebody();
    var newer = Visit.of(older.account());
    ended(older, 1, 60);
    ended(newer, 1, 100);
    paidByHand(older, 1500);
    var receipt = receipt(tickets(older).get(0));
    assertThat(receipt.means().gateway()).isEqualTo("cash");
    assertThat(receipt.means().reference()).isEqualTo("slip-" + older.stay());
    assertThat(receipt.visits())
        .extracting(it -> it.stay() + " " + it.paid().count())
        .containsExactlyInAnyOrder(older.stay() + " 1000", newer.stay() + " 500");
    assertThat(tickets(newer)).isEqualTo(tickets(older));
  }

  @Test
  void keep_the_charge_that_was_paid_when_a_later_one_takes_its_place() {
    var visit = paidByGateway();
    clock.advance(Duration.ofMinutes(1));
    ended(visit, 2, 30);
    var paid = receipt(tickets(visit).get(0)).visits().get(0);
    assertThat(paid.charge().amount()).isEqualTo(Fen.fen(1000));
    assertThat(paid.charge().revision()).isEqualTo(1);
    assertThat(paid.amountNow()).hasValue(Fen.fen(500));
  }

  @Test
  void open_to_nobody_without_their_own_key() {
    var ticket = tickets(paidByGateway()).get(0);
    var other = tickets(paidByGateway()).get(0);
    assertThat(ticket.toString()).doesNotContain(ticket.key());
    var half = ticket.key().substring(0, 25);
    for (var wrong :
        List.of("", "x", other.key(), half + other.key().substring(25), half + "z".repeat(25))) {
      assertThat(await(receipts.find(new Ticket(ticket.number(), wrong)))).as(wrong).isEmpty();
      assertThat(await(receipts.page(new Ticket(ticket.number(), wrong)))).isEmpty();
      assertThat(await(receipts.pdf(new Ticket(ticket.number(), wrong)))).isEmpty();
    }
    assertThat(await(receipts.find(new Ticket(other.number(), ticket.key())))).isEmpty();
  }

  @Test
  void come_as_a_page_and_on_paper() throws Exception {
    var visit = paidByGateway();
    var ticket = tickets(visit).get(0);
    assertThat(await(receipts.of(visit.account(), ticket.number()))).hasValue(ticket);
    assertThat(await(receipts.page(ticket)).orElseThrow()).contains(ticket.number(), "微信支付");
    try (var paper = Loader.loadPDF(await(receipts.pdf(ticket)).orElseThrow())) {
      assertThat(new PDFTextStripper().getText(paper)).contains(ticket.number(), "10.00");
    }
  }

  @Test
  void are_none_for_what_was_never_paid() {
    var visit = Visit.ofSomebody();
    assertThat(tickets(visit)).isEmpty();
    ended(visit, 1, 60);
    assertThat(tickets(visit)).isEmpty();
    assertThat(await(receipts.of(visit.account(), "R20261124-000001"))).isEmpty();
  }
}
