package billing.invoices;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.api.Buyer;
import billing.api.Dues;
import billing.api.InvoiceView;
import billing.api.InvoiceView.Kind;
import billing.api.Invoices;
import billing.api.Invoices.Requested;
import billing.api.Receipts;
import billing.api.Receipts.Ticket;
import billing.api.Stays;
import billing.api.TaxNumber;
import billing.database.Transactions;
import billing.invoices.provider.InvoiceOrder.What;
import billing.invoices.provider.ProviderReply;
import billing.invoices.provider.SandboxClient;
import billing.ledger.Auditing;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.sandbox.invoices.InvoiceFault;
import billing.sandbox.invoices.InvoiceSandbox;
import billing.testing.BillingDatabase;
import billing.testing.BooksDatabase;
import billing.testing.FakeInvoiceProvider;
import billing.testing.SettableClock;
import billing.testing.Visit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BillingDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Asking_for_an_invoice {
  private static final Buyer COMPANY =
      new Buyer(
          Buyer.Kind.COMPANY,
          "某某贸易有限公司",
          Optional.of(new TaxNumber("91000000000000000K")),
          "finance@example.com");
  private static final Buyer PERSON =
      new Buyer(Buyer.Kind.PERSON, "张三", Optional.empty(), "zhang@example.com");

  @Inject Stays stays;
  @Inject Dues dues;
  @Inject Receipts receipts;
  @Inject Invoices invoices;
  @Inject InvoiceBeat invoiceBeat;
  @Inject Ledger ledger;
  @Inject Transactions transactions;
  @Inject Auditing auditing;
  @Inject FakeInvoiceProvider provider;
  @Inject SettableClock clock;
  @Inject BooksDatabase books;

  @BeforeEach
  void forget() {
    provider.reset();
  }

  @AfterEach
  void the_books_are_in_order() {
    assertThat(await(auditing.listFaults())).isEmpty();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }

  /** Somebody pays ten yuan at the desk. */
  private Ticket paid(Visit visit) {
    await(stays.ended(visit.ended(1, 60)));
    await(dues.received(visit.account(), fen(1000), "slip-" + visit.stay(), clock.instant()));
    return await(receipts.listOf(visit.stay())).get(0);
  }

  private InvoiceView ask(Ticket ticket, Buyer buyer) {
    return ((Requested.Done) await(invoices.request(ticket, buyer))).view();
  }

  private void beat() {
    await(invoiceBeat.beat());
  }

  private void later(Duration by) {
    clock.advance(by);
    beat();
  }

  /** The documents of a receipt, as {@code kind amount state}, in order. */
  private List<String> documents(Ticket ticket) {
    return await(invoices.find(ticket)).orElseThrow().documents().stream()
        .map(it -> "%s %d %s".formatted(it.kind(), it.amount().count(), it.state()))
        .toList();
  }

  /** The visit turns out to be shorter, and the cashier gives the difference back. */
  private void refunded(Visit visit, int revision, int minutes, long fen) {
    clock.advance(Duration.ofMinutes(1));
    await(stays.ended(visit.ended(revision, minutes)));
    var stay = StayKey.of(visit.account(), visit.stay());
    var cause =
        new Standing.Cause("given-back:%s:%d".formatted(visit.stay(), revision), clock.instant());
    await(
        transactions.inOne(
            tx ->
                ledger
                    .standing(tx, stay)
                    .chain(
                        standing ->
                            ledger.post(
                                tx, standing.raisedBy(fen(fen), LedgerAccount.CASH, cause)))));
  }

  @Test
  void is_answered_with_one_for_all_that_was_paid() {
    var ticket = paid(Visit.ofSomebody());
    var view = ask(ticket, COMPANY);
    assertThat(view.wanted()).isEqualTo(fen(1000));
    assertThat(documents(ticket)).containsExactly("BLUE 1000 PREPARED");
    beat();
    var document = await(invoices.find(ticket)).orElseThrow().documents().get(0);
    assertThat(document.state()).isEqualTo("ISSUED");
    assertThat(document.tax()).isEqualTo(fen(57));
    assertThat(document.issued().orElseThrow().number()).isEqualTo("tax-" + document.number());
    var order = provider.orders().get(0);
    assertThat(order.what())
        .isInstanceOfSatisfying(
            What.Blue.class,
            it -> {
              assertThat(it.buyer()).isEqualTo(COMPANY);
              assertThat(it.seller().taxNumber()).isEqualTo("91000000000000000K");
              assertThat(it.receipt()).isEqualTo(ticket.number());
            });
  }

  @Test
  void twice_changes_nothing() {
    var ticket = paid(Visit.ofSomebody());
    ask(ticket, COMPANY);
    ask(ticket, COMPANY);
    beat();
    ask(ticket, COMPANY);
    beat();
    assertThat(documents(ticket)).containsExactly("BLUE 1000 ISSUED");
  }

  @Test
  void at_two_places_at_once_orders_one() {
    var ticket = paid(Visit.ofSomebody());
    await(
        Uni.join()
            .all(List.of(invoices.request(ticket, COMPANY), invoices.request(ticket, COMPANY)))
            .andFailFast());
    beat();
    assertThat(documents(ticket)).containsExactly("BLUE 1000 ISSUED");
  }

  @Test
  void for_another_buyer_takes_the_first_one_back() {
    var ticket = paid(Visit.ofSomebody());
    ask(ticket, COMPANY);
    beat();
    ask(ticket, PERSON);
    beat();
    beat();
    assertThat(documents(ticket))
        .containsExactly("BLUE 1000 ISSUED", "RED 1000 ISSUED", "BLUE 1000 ISSUED");
    assertThat(provider.orders().get(1).what())
        .isEqualTo(new What.Red("tax-" + provider.orders().get(0).number()));
  }

  @Test
  void is_followed_by_a_red_one_when_money_goes_back() {
    var visit = Visit.ofSomebody();
    var ticket = paid(visit);
    ask(ticket, COMPANY);
    beat();
    refunded(visit, 2, 30, 500);
    later(Duration.ofHours(2));
    beat();
    assertThat(documents(ticket))
        .containsExactly("BLUE 1000 ISSUED", "RED 1000 ISSUED", "BLUE 500 ISSUED");
    refunded(visit, 3, 10, 500);
    later(Duration.ofDays(8));
    beat();
    assertThat(documents(ticket))
        .containsExactly(
            "BLUE 1000 ISSUED", "RED 1000 ISSUED", "BLUE 500 ISSUED", "RED 500 ISSUED");
    assertThat(await(invoices.request(ticket, COMPANY))).isEqualTo(new Requested.NothingLeft());
  }

  @Test
  void is_followed_by_a_red_one_within_a_beat_of_a_refund() throws Exception {
    var key = "a key of the sandbox that nobody else has";
    try (var sandbox = InvoiceSandbox.start(key);
        var client = SandboxClient.open(sandbox, key)) {
      provider.handsOnTo(client);
      var visit = Visit.ofSomebody();
      var ticket = paid(visit);
      ask(ticket, COMPANY);
      beat();
      later(Duration.ofDays(100));
      refunded(visit, 2, 30, 500);
      later(Duration.ofSeconds(5));
      assertThat(rows(ticket))
          .containsExactly("BLUE 1000 ISSUED", "RED 1000 ISSUED", "BLUE 500 PREPARED");
      later(Duration.ofSeconds(5));
      assertThat(rows(ticket)).last().isEqualTo("BLUE 500 ISSUED");
      assertThat(sandbox.issued()).hasSize(3);
    }
  }

  /** The documents of a receipt without looking at it through the door, which checks it. */
  private List<String> rows(Ticket ticket) {
    return books.rows(
        "select kind, amount_fen, state from invoice where receipt_number = '%s' order by serial"
            .formatted(ticket.number()));
  }

  /** A place where it was looked at is not looked at again and again. */
  @Test
  void is_looked_at_no_more_a_minute_after_a_refund() {
    var visit = Visit.ofSomebody();
    var ticket = paid(visit);
    ask(ticket, COMPANY);
    beat();
    refunded(visit, 2, 30, 500);
    for (int i = 0; i < 20; i++) {
      later(Duration.ofSeconds(10));
    }
    var looked = looked(ticket);
    later(Duration.ofSeconds(10));
    assertThat(looked(ticket)).isEqualTo(looked);
    assertThat(rows(ticket)).last().isEqualTo("BLUE 500 ISSUED");
  }

  private List<String> looked(Ticket ticket) {
    return books.rows(
        "select looked_at from invoice where receipt_number = '%s' order by serial"
            .formatted(ticket.number()));
  }

  @Test
  void is_found_after_a_refund_by_an_index() {
    var query = InvoiceTable.MOVED.replace(":since", "'2099-01-01'");
    var plan = books.rows("explain " + query);
    assertThat(plan).anyMatch(line -> line.contains("posting_gone_back"));
  }

  @Test
  void is_never_for_more_than_is_left() {
    var visit = Visit.ofSomebody();
    var ticket = paid(visit);
    refunded(visit, 2, 30, 500);
    assertThat(ask(ticket, COMPANY).wanted()).isEqualTo(fen(500));
    assertThat(documents(ticket)).containsExactly("BLUE 500 PREPARED");
  }

  @Test
  void is_asked_about_under_the_same_number_when_the_provider_was_silent() {
    provider.answersOrders(order -> new ProviderReply.Silence("lost"));
    var ticket = paid(Visit.ofSomebody());
    ask(ticket, COMPANY);
    beat();
    assertThat(documents(ticket)).containsExactly("BLUE 1000 UNKNOWN");
    later(Duration.ofHours(1));
    assertThat(documents(ticket)).containsExactly("BLUE 1000 PREPARED");
    provider.answersOrders(order -> new ProviderReply.Accepted());
    later(Duration.ofHours(1));
    provider.answersQueries(FakeInvoiceProvider::issued);
    later(Duration.ofHours(2));
    assertThat(documents(ticket)).containsExactly("BLUE 1000 ISSUED");
    assertThat(provider.orders()).hasSize(2);
    assertThat(provider.orders().get(0)).isEqualTo(provider.orders().get(1));
  }

  @Test
  void that_is_refused_waits_for_another_request() {
    provider.answersOrders(order -> new ProviderReply.Refused("TITLE", "no such company"));
    var ticket = paid(Visit.ofSomebody());
    ask(ticket, COMPANY);
    beat();
    later(Duration.ofDays(8));
    assertThat(documents(ticket)).containsExactly("BLUE 1000 REFUSED");
    assertThat(await(invoices.find(ticket)).orElseThrow().documents().get(0).why())
        .hasValue("TITLE no such company");
    provider.reset();
    ask(ticket, COMPANY);
    beat();
    assertThat(documents(ticket)).containsExactly("BLUE 1000 REFUSED", "BLUE 1000 ISSUED");
  }

  @Test
  void needs_the_receipts_key() {
    var ticket = paid(Visit.ofSomebody());
    var other = paid(Visit.ofSomebody());
    var wrong = new Ticket(ticket.number(), other.key());
    assertThat(await(invoices.request(wrong, COMPANY))).isEqualTo(new Requested.NoReceipt());
    assertThat(await(invoices.find(wrong))).isEmpty();
    assertThat(await(invoices.find(ticket))).isEmpty();
  }

  @Test
  void survives_a_provider_with_faults_of_all_kinds() throws Exception {
    var key = "a key of the sandbox that nobody else has";
    try (var sandbox = InvoiceSandbox.start(key);
        var client = SandboxClient.open(sandbox, key)) {
      provider.handsOnTo(client);
      for (var fault : InvoiceFault.values()) {
        sandbox.next(fault);
        var visit = Visit.ofSomebody();
        var ticket = paid(visit);
        ask(ticket, PERSON);
        for (int i = 0; i < 8; i++) {
          later(Duration.ofHours(2));
        }
        if (fault == InvoiceFault.REFUSE) {
          ask(ticket, PERSON);
          later(Duration.ofHours(2));
        }
        assertThat(documents(ticket)).as("" + fault).last().isEqualTo("BLUE 1000 ISSUED");
      }
      assertThat(sandbox.issued()).hasSize(InvoiceFault.values().length);
    }
  }

  @Test
  void leaves_rows_that_nobody_can_make_untrue() {
    var ticket = paid(Visit.ofSomebody());
    ask(ticket, COMPANY);
    beat();
    assertThatThrownBy(
            () ->
                books.execute(
                    """
                    insert into invoice (account_id, invoice_number, receipt_number, serial, request,
                      kind, amount_fen, tax_fen, rate_basis_points, item, state, asked, made_at, next_at)
                    select account_id, 'f' || repeat('0', 31), receipt_number, 9, 1, 'BLUE', 1, 0, 0,
                      'x', 'SENT', 0, now(), now() from invoice where receipt_number = '%s'"""
                        .formatted(ticket.number())))
        .hasMessageContaining("one_blue_invoice_per_receipt");
    assertThat(await(invoices.find(ticket)).orElseThrow().documents().get(0).kind())
        .isEqualTo(Kind.BLUE);
  }
}
