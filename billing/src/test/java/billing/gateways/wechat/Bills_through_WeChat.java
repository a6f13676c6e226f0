package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static billing.gateways.wechat.Merchant.refundOf;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.ChargeOrder;
import billing.gateways.FundLine;
import billing.gateways.RefundReply;
import billing.money.Fen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Bills_through_WeChat {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  @TempDir Path folder;
  private Merchant merchant;
  private WeChatGateway gateway;

  @BeforeEach
  void connect() throws Exception {
    merchant = Merchant.in(folder, Duration.ZERO);
    gateway = Merchant.open(merchant.setup());
  }

  @AfterEach
  void disconnect() {
    gateway.close();
    merchant.close();
  }

  private ChargeOrder paid(long fen) throws Exception {
    return merchant.paidOrder(gateway, merchant.newPayingCar(), fen);
  }

  private static LocalDate today() {
    return Instant.now().atOffset(CHINA).toLocalDate();
  }

  private BillReply<BillLine> trades() {
    return await(gateway.trades(today()));
  }

  private List<BillLine> ready() {
    return ((BillReply.Ready<BillLine>) trades()).lines();
  }

  private void wrong(String call, String kind) throws Exception {
    merchant.fault("{'call':'%s','kind':'%s','ms':100}".formatted(call, kind));
  }

  @Test
  void have_what_was_paid_and_what_went_back() throws Exception {
    var first = paid(1375);
    var second = paid(50);
    var refund = refundOf(first, 375);
    assertThat(await(gateway.refund(refund))).isInstanceOf(RefundReply.Refunded.class);
    assertThat(ready())
        .extracting(BillLine::orderNumber, BillLine::refundNumber, BillLine::amount, BillLine::fee)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                first.orderNumber(), Optional.empty(), Fen.fen(1375), Fen.fen(8)),
            org.assertj.core.groups.Tuple.tuple(
                second.orderNumber(), Optional.empty(), Fen.fen(50), Fen.fen(0)),
            org.assertj.core.groups.Tuple.tuple(
                first.orderNumber(), Optional.of(refund.refundNumber()), Fen.fen(375), Fen.fen(2)));
  }

  @Test
  void of_funds_move_the_same_money_less_fees() throws Exception {
    var order = paid(1375);
    await(gateway.refund(refundOf(order, 375)));
    var lines = ((BillReply.Ready<FundLine>) await(gateway.funds(today()))).lines();
    assertThat(lines).extracting(FundLine::kind).contains("交易", "扣除交易手续费", "退款", "退还交易手续费");
    var sum =
        lines.stream()
            .mapToLong(line -> line.incoming() ? line.amount().count() : -line.amount().count())
            .sum();
    assertThat(sum).isEqualTo(1375 - 8 - 375 + 2);
    assertThat(lines.get(lines.size() - 1).balance()).isEqualTo(Fen.fen(sum));
  }

  @Test
  void of_a_day_without_anything_are_empty() {
    assertThat(trades())
        .isEqualTo(new BillReply.Absent<>("the channel has no statement of this day"));
    assertThat(await(gateway.funds(today().minusDays(1))))
        .isEqualTo(new BillReply.Absent<>("the channel has no statement of this day"));
  }

  @Test
  void that_are_not_made_yet_are_asked_for_later() throws Exception {
    paid(100);
    merchant.fault("{'call':'tradebill','kind':'refuse','code':'STATEMENT_CREATING'}");
    assertThat(trades()).isInstanceOf(BillReply.NotYet.class);
    assertThat(trades()).isInstanceOf(BillReply.Ready.class);
  }

  @ParameterizedTest
  @CsvSource({
    "download, partial, cut off",
    "download, corrupt, ",
    "tradebill, lost-line, the bill is not whole",
    "tradebill, foreign-host, not at the channel",
    "tradebill, wrong-signature, not signed",
    "tradebill, clock-skew, "
  })
  void that_are_not_whole_or_not_theirs_are_not_used(String call, String kind, String why)
      throws Exception {
    paid(100);
    paid(200);
    merchant.fault("{'call':'%s','kind':'%s'}".formatted(call, kind));
    assertThat(trades())
        .isInstanceOfSatisfying(
            BillReply.Unusable.class,
            bad -> assertThat(bad.why()).contains(why == null ? "" : why));
    assertThat(ready()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fundflowbill", "download"})
  void of_funds_that_are_not_whole_are_not_used(String call) throws Exception {
    paid(1000);
    wrong(call, call.equals("download") ? "partial" : "lost-line");
    assertThat(await(gateway.funds(today()))).isInstanceOf(BillReply.Unusable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "silent"})
  void are_fetched_again_when_the_connection_breaks(String kind) throws Exception {
    paid(100);
    wrong("tradebill", kind);
    wrong("download", kind);
    assertThat(ready()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_AUTH", "PARAM_ERROR", "FREQUENCY_LIMITED", "SIGN_ERROR"})
  void that_are_refused_say_why(String code) throws Exception {
    merchant.fault("{'call':'tradebill','kind':'refuse','code':'%s'}".formatted(code));
    assertThat(trades())
        .isInstanceOfSatisfying(
            BillReply.Unusable.class, bad -> assertThat(bad.why()).contains(code));
  }

  @Test
  void may_disagree_with_us_and_are_whole_all_the_same() throws Exception {
    var first = paid(100);
    var second = paid(200);
    wrong("tradebill", "dropped-line");
    assertThat(ready()).hasSize(1);
    wrong("tradebill", "other-amount");
    assertThat(ready().stream().mapToLong(line -> line.amount().count()).sum()).isEqualTo(301);
    wrong("tradebill", "unknown-order");
    assertThat(ready())
        .extracting(BillLine::orderNumber)
        .hasSize(3)
        .contains(first.orderNumber(), second.orderNumber());
    wrong("tradebill", "late-line");
    assertThat(ready()).hasSize(1);
    var tomorrow = (BillReply.Ready<BillLine>) await(gateway.trades(today().plusDays(1)));
    assertThat(tomorrow.lines()).hasSize(1);
  }
}
