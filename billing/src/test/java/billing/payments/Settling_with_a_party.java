package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.api.Revenue.Share;
import billing.api.Settlements;
import billing.api.Settlements.CloseOutcome;
import billing.api.Settlements.Format;
import billing.api.Settlements.LotTerms;
import billing.api.Settlements.Party;
import billing.api.Settlements.PayOutcome;
import billing.api.Settlements.ProposeOutcome;
import billing.api.Settlements.ReserveRule;
import billing.api.Settlements.StatementState;
import billing.api.Settlements.StatementView;
import billing.api.Settlements.Terms;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An hour costs ten yuan; the gateway keeps 6 fen of it. The party gets half. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Settling_with_a_party extends SettlementTest {
  private final String party = "owner-" + UUID.randomUUID();

  private Visit paidThroughTheGateway() {
    var visit = ordered(new Reply.Paid("transaction-" + UUID.randomUUID(), clock.instant()));
    billed(visit);
    return visit;
  }

  private void reconciled() {
    theNextNoon();
    await(reconciliations.run("wechat", day));
  }

  private Terms terms(LocalDate from, LocalDate until, ReserveRule reserve) {
    return new Terms(
        new Party(party, "示例业主", "6222-0001"),
        from,
        until,
        List.of(
            new LotTerms(
                lot, from, until, List.of(new Share("owner", 1), new Share("rest", 1)), "owner")),
        reserve);
  }

  private StatementView proposed() {
    return proposed(terms(day, day.plusDays(1), ReserveRule.NONE));
  }

  private StatementView proposed(Terms terms) {
    var outcome = await(settlements.propose(terms, "wang"));
    assertThat(outcome).isInstanceOf(ProposeOutcome.Proposed.class);
    return ((ProposeOutcome.Proposed) outcome).statement();
  }

  private CloseOutcome close(StatementView statement) {
    return await(settlements.close(statement.number(), "wang"));
  }

  private StatementView closed(StatementView statement) {
    var outcome = close(statement);
    assertThat(outcome).isInstanceOf(CloseOutcome.Closed.class);
    return ((CloseOutcome.Closed) outcome).statement();
  }

  private List<String> postings() {
    return books.rows(
        """
        select split_part(debit, ':', 1), split_part(credit, ':', 1), amount_fen from posting
        where 'payable:%1$s' in (debit, credit) or 'reserve:%1$s' in (debit, credit)
        order by serial"""
            .formatted(party));
  }

  @Test
  void counts_what_came_in_less_what_gateways_keep() {
    paidAtTheDesk();
    paidThroughTheGateway();
    reconciled();
    var statement = proposed();
    assertThat(statement.sums()).isEqualTo(new Settlements.Sums(2000, 0, 6, 997));
    assertThat(statement.payment().payout()).isEqualTo(Fen.fen(997));
    assertThat(statement.lines()).isEqualTo(2);
    assertThat(statement.state()).isEqualTo(StatementState.PROPOSED);
  }

  @Test
  void is_the_same_statement_while_nothing_has_changed() {
    paidAtTheDesk();
    theNextNoon();
    assertThat(proposed()).isEqualTo(proposed());
  }

  @Test
  void moves_the_part_from_income_to_what_is_payable_once() {
    paidAtTheDesk();
    theNextNoon();
    var statement = closed(proposed());
    assertThat(statement.state()).isEqualTo(StatementState.CLOSED);
    assertThat(closed(statement)).isEqualTo(statement);
    assertThat(postings()).containsExactly("income payable 500");
  }

  @Test
  void is_paid_out_once() {
    paidAtTheDesk();
    theNextNoon();
    var statement = proposed();
    assertThat(await(settlements.paidOut(statement.number(), "bank-1", "wang")))
        .isEqualTo(new PayOutcome.NotClosed());
    closed(statement);
    var paid = await(settlements.paidOut(statement.number(), "bank-1", "wang"));
    assertThat(((PayOutcome.PaidOut) paid).statement().state()).isEqualTo(StatementState.PAID_OUT);
    assertThat(await(settlements.paidOut(statement.number(), "bank-2", "wang"))).isEqualTo(paid);
    assertThat(postings()).containsExactly("income payable 500", "payable bank 500");
  }

  @Test
  void closes_only_what_is_over() {
    paidAtTheDesk();
    var statement = proposed();
    assertThat(close(statement))
        .isEqualTo(
            new CloseOutcome.NotOver(day.plusDays(1).atTime(2, 0).atZone(CHINA).toInstant()));
    assertThat(postings()).isEmpty();
  }

  @Test
  void closes_only_what_the_gateways_bills_were_compared_for() {
    paidThroughTheGateway();
    theNextNoon();
    assertThat(close(proposed()))
        .isEqualTo(new CloseOutcome.NotReconciled(List.of("wechat " + day)));
    await(reconciliations.run("wechat", day));
    closed(proposed());
  }

  @Test
  void does_not_close_what_has_changed_since_it_was_proposed() {
    paidThroughTheGateway();
    theNextNoon();
    var before = proposed();
    await(reconciliations.run("wechat", day));
    assertThat(close(before)).isEqualTo(new CloseOutcome.Changed());
    assertThat(postings()).isEmpty();
    assertThat(closed(proposed()).sums().fees()).isEqualTo(6);
  }

  @Test
  void has_fees_that_a_changed_bill_brings_late_in_the_next_period() {
    var visit = paidThroughTheGateway();
    var complete = List.copyOf(bill);
    bill.clear();
    reconciled();
    assertThat(closed(proposed()).sums().fees()).isZero();
    bill.addAll(complete);
    await(reconciliations.run("wechat", day));
    var next = proposed(terms(day.plusDays(1), day.plusDays(2), ReserveRule.NONE));
    assertThat(next.sums()).isEqualTo(new Settlements.Sums(0, 0, 6, -3));
    assertThat(next.payment().carry()).isEqualTo(-3);
    assertThat(orders(visit)).hasSize(1);
  }

  @Test
  void follows_statement_by_statement() {
    paidAtTheDesk();
    theNextNoon();
    paidAtTheDesk();
    theNextNoon();
    var second = proposed(terms(day.plusDays(1), day.plusDays(2), ReserveRule.NONE));
    closed(proposed());
    closed(second);
    var again = await(settlements.propose(terms(day, day.plusDays(2), ReserveRule.NONE), "wang"));
    assertThat(again).isInstanceOf(ProposeOutcome.Impossible.class);
    assertThat(((ProposeOutcome.Impossible) again).why())
        .contains("is settled until " + day.plusDays(2));
    assertThat(await(settlements.list(party)))
        .extracting(it -> it.period().from())
        .containsExactly(day.plusDays(1), day);
  }

  @Test
  void does_not_skip_days() {
    paidAtTheDesk();
    theNextNoon();
    theNextNoon();
    theNextNoon();
    var later = proposed(terms(day.plusDays(1), day.plusDays(2), ReserveRule.NONE));
    closed(proposed(terms(day.minusDays(1), day, ReserveRule.NONE)));
    assertThat(close(later)).isEqualTo(new CloseOutcome.NotNext(day));
  }

  @Test
  void holds_a_reserve_back_and_frees_it_later() {
    paidAtTheDesk();
    theNextNoon();
    var rule = new ReserveRule(1000, Fen.ZERO, 1);
    var first = closed(proposed(terms(day, day.plusDays(1), rule)));
    assertThat(first.payment().held()).isEqualTo(Fen.fen(50));
    assertThat(first.payment().payout()).isEqualTo(Fen.fen(450));
    theNextNoon();
    var second = closed(proposed(terms(day.plusDays(1), day.plusDays(2), rule)));
    assertThat(second.payment().released()).isEqualTo(Fen.fen(50));
    assertThat(second.payment().payout()).isEqualTo(Fen.fen(50));
    theNextNoon();
    var third = closed(proposed(terms(day.plusDays(2), day.plusDays(3), rule)));
    assertThat(third.payment().released()).isEqualTo(Fen.ZERO);
    assertThat(postings())
        .containsExactly("income payable 500", "payable reserve 50", "reserve payable 50");
  }

  @Test
  void makes_files_whose_lines_lead_to_stays() throws IOException {
    var visit = paidAtTheDesk();
    theNextNoon();
    var statement = closed(proposed());
    var csv = new String(file(statement, Format.CSV), StandardCharsets.UTF_8);
    assertThat(csv).contains(statement.number(), "应付 payout,5.00", "示例业主");
    assertThat(csv.lines().filter(line -> line.contains(visit.stay().toString())))
        .singleElement()
        .asString()
        .contains(lot, "cash", "slip-" + visit.stay(), "10.00,0.00,0.00,5.00", "R2");
    assertThat(texts(file(statement, Format.XLSX))).contains(visit.stay().toString(), "示例业主");
    try (var pdf = Loader.loadPDF(file(statement, Format.PDF))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(statement.number(), "5.00", "示例业主");
    }
  }

  /** All that stands in a workbook, which is an archive of XML files. */
  private static String texts(byte[] workbook) throws IOException {
    var file = Files.write(Files.createTempFile("statement", ".xlsx"), workbook);
    try (var zip = new ZipFile(file.toFile())) {
      var texts = new StringBuilder();
      for (var entry : Collections.list(zip.entries())) {
        texts.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
      return Pattern.compile("&#x?([0-9a-f]+);")
          .matcher(texts)
          .replaceAll(
              it ->
                  Character.toString(
                      Integer.parseInt(it.group(1), it.group().startsWith("&#x") ? 16 : 10)));
    } finally {
      Files.delete(file);
    }
  }

  private byte[] file(StatementView statement, Format format) {
    return await(settlements.file(statement.number(), format));
  }

  @Test
  void lists_for_the_bank_what_is_to_be_transferred() {
    paidAtTheDesk();
    theNextNoon();
    var statement = proposed();
    assertThat(payouts()).hasSize(1);
    closed(statement);
    assertThat(payouts()).element(1).isEqualTo("示例业主,6222-0001,5.00," + statement.number());
    await(settlements.paidOut(statement.number(), "bank-1", "wang"));
    assertThat(payouts()).hasSize(1);
  }

  private List<String> payouts() {
    var file = await(settlements.payoutFile(List.of(party)));
    return new String(file, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void keeps_for_ever_what_was_stated() {
    paidAtTheDesk();
    theNextNoon();
    closed(proposed());
    for (var table : List.of("statement", "statement_step", "statement_line")) {
      assertThatThrownBy(() -> books.execute("delete from " + table))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void refuses_terms_that_make_no_sense() {
    assertThat(impossible(terms(day, day, ReserveRule.NONE))).contains("1 to 366 days");
    var nobody =
        new Terms(
            new Party(party, "示例业主", ""),
            day,
            day.plusDays(1),
            List.of(
                new LotTerms(lot, day, day.plusDays(1), List.of(new Share("rest", 1)), "owner")),
            ReserveRule.NONE);
    assertThat(impossible(nobody)).contains("does not name owner");
  }

  private String impossible(Terms terms) {
    var outcome = await(settlements.propose(terms, "wang"));
    assertThat(outcome).isInstanceOf(ProposeOutcome.Impossible.class);
    return ((ProposeOutcome.Impossible) outcome).why();
  }

  @Test
  void knows_no_other_statement() {
    assertThat(await(settlements.close("S1", "wang"))).isEqualTo(new CloseOutcome.Unknown());
    assertThat(await(settlements.paidOut("S1", "b", "wang"))).isEqualTo(new PayOutcome.Unknown());
    assertThat(await(settlements.find("S1"))).isEmpty();
  }
}
