package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.ChargeOrder;
import billing.gateways.FundLine;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.money.Fen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Statements_of_Alipay {
  @TempDir Path folder;
  private Operator operator;
  private AlipayGateway gateway;

  @BeforeEach
  void open() throws Exception {
    operator = Operator.in(folder);
    gateway = operator.connect();
  }

  @AfterEach
  void shut() {
    gateway.close();
    operator.close();
  }

  private ChargeOrder paid(long fen) throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), fen);
    await(gateway.charge(order));
    return order;
  }

  private RefundOrder back(ChargeOrder order, long fen) {
    var refund = Operator.refundOf(order, fen);
    await(gateway.refund(refund));
    Operator.until(
        () -> await(gateway.queryRefund(refund)), RefundReply.Refunded.class::isInstance);
    return refund;
  }

  /** The day on which everything has happened so far, when it is over. */
  private LocalDate nextMorning() throws Exception {
    var day = Instant.now().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    operator.restartLater(Duration.ofDays(1));
    gateway.close();
    gateway = operator.connect();
    return day;
  }

  private List<BillLine> trades(LocalDate day) {
    return ((BillReply.Ready<BillLine>) await(gateway.trades(day))).lines();
  }

  @Test
  void list_every_payment_and_refund_of_a_day() throws Exception {
    var one = paid(1375);
    var two = paid(5);
    var refund = back(one, 300);
    var day = nextMorning();
    var lines = trades(day);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).orderNumber()).isEqualTo(one.orderNumber());
    assertThat(lines.get(0).amount()).isEqualTo(Fen.fen(1375));
    assertThat(lines.get(0).fee()).isEqualTo(Fen.fen(8));
    assertThat(lines.get(1).orderNumber()).isEqualTo(two.orderNumber());
    assertThat(lines.get(2).refundNumber()).hasValue(refund.refundNumber());
    assertThat(lines.get(2).amount()).isEqualTo(Fen.fen(300));
  }

  @Test
  void are_not_there_before_the_day_is_over_or_when_nothing_happened() throws Exception {
    var today = Instant.now().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    assertThat(await(gateway.trades(today))).isInstanceOf(BillReply.NotYet.class);
    assertThat(await(gateway.funds(today))).isInstanceOf(BillReply.NotYet.class);
    var day = nextMorning();
    assertThat(await(gateway.trades(day))).isInstanceOf(BillReply.Absent.class);
  }

  @Test
  void of_funds_tell_payments_fees_and_refunds_with_the_balance() throws Exception {
    var one = paid(1375);
    back(one, 300);
    var day = nextMorning();
    var lines = ((BillReply.Ready<FundLine>) await(gateway.funds(day))).lines();
    assertThat(lines)
        .extracting(FundLine::kind, FundLine::incoming, FundLine::amount, FundLine::balance)
        .containsExactly(
            tuple("交易", true, Fen.fen(1375), Fen.fen(1375)),
            tuple("收费", false, Fen.fen(8), Fen.fen(1367)),
            tuple("交易退款", false, Fen.fen(300), Fen.fen(1067)));
  }

  @Test
  void of_funds_are_empty_for_a_day_without_movements() throws Exception {
    var day = nextMorning();
    assertThat(await(gateway.funds(day))).isEqualTo(new BillReply.Ready<>(List.of()));
  }

  @Test
  void that_lack_a_line_are_not_used() throws Exception {
    paid(500);
    paid(600);
    var day = nextMorning();
    operator.fault("{'call':'bill-file','kind':'partial'}");
    assertThat(await(gateway.trades(day)))
        .isEqualTo(
            new BillReply.Unusable<>("the lines of kind 交易 do not add up to the bill's total"));
    assertThat(trades(day)).hasSize(2);
  }

  @Test
  void that_disagree_with_what_happened_are_told_as_they_are() throws Exception {
    paid(500);
    var day = nextMorning();
    operator.fault("{'call':'bill-file','kind':'disagrees'}");
    assertThat(trades(day)).extracting(BillLine::amount).containsExactly(Fen.fen(501));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "slow", "silent"})
  void are_fetched_again_when_the_connection_breaks(String kind) throws Exception {
    paid(500);
    var day = nextMorning();
    operator.fault("{'call':'bill-file','kind':'%s','ms':4000}".formatted(kind));
    assertThat(trades(day)).hasSize(1);
  }

  @Test
  void whose_address_is_not_signed_are_not_fetched() throws Exception {
    paid(500);
    var day = nextMorning();
    operator.fault("{'call':'bill','kind':'wrong-signature'}");
    assertThat(await(gateway.trades(day)))
        .isEqualTo(new BillReply.Unusable<>("the answer is not signed by Alipay"));
  }
}
