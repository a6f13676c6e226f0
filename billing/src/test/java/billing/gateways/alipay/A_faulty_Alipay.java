package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.ChargeOrder;
import billing.gateways.EntryReply;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_faulty_Alipay {
  @TempDir static Path folder;
  private static Operator operator;
  private AlipayGateway gateway;

  @BeforeAll
  static void open() throws Exception {
    operator = Operator.in(folder);
  }

  @AfterAll
  static void shut() {
    operator.close();
  }

  @BeforeEach
  void connect() throws Exception {
    operator.forgetFaults();
    gateway = operator.connect();
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  private ChargeOrder order() throws Exception {
    return operator.orderFor(gateway, operator.newCar("SUCCESS"), 800);
  }

  private static void refuse(String call, String code, int times) throws Exception {
    operator.fault(
        "{'call':'%s','kind':'refuse','code':'%s','times':%d}".formatted(call, code, times));
  }

  @ParameterizedTest
  @CsvSource({
    "ACQ.INVALID_PARAMETER, false",
    "INVALID_PARAMETER, false",
    "ACQ.ACCESS_FORBIDDEN, false",
    "NO_PERMISSION_ERROR, false",
    "ACQ.EXIST_FORBIDDEN_WORD, false",
    "ACQ.PARTNER_ERROR, false",
    "ACQ.TOTAL_FEE_EXCEED, false",
    "ACQ.BUYER_SELLER_EQUAL, false",
    "ACQ.TRADE_BUYER_NOT_MATCH, false",
    "ACQ.BUYER_ENABLE_STATUS_FORBID, false",
    "ACQ.AGREEMENT_NOT_EXIST, false",
    "ACQ.BUYER_BALANCE_NOT_ENOUGH, true",
    "ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH, true",
    "ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR, true",
    "ACQ.BEYOND_PAY_RESTRICTION, true"
  })
  void refuses_an_order_for_good_or_for_now(String code, boolean retriable) throws Exception {
    var order = order();
    refuse("pay", code, 1);
    assertThat(await(gateway.charge(order)))
        .isEqualTo(new Reply.Refused(code, "simulated " + code, retriable));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BIZ_FAIL",
        "A_CODE_NOBODY_KNOWS",
        "ACQ.TRADE_HAS_SUCCESS",
        "aop.invalid-auth-token",
        "isv.invalid-signature",
        "isv.insufficient-isv-permissions"
      })
  void that_has_not_dealt_with_an_order_leaves_silence(String code) throws Exception {
    var order = order();
    refuse("pay", code, 1);
    assertThat(await(gateway.charge(order)))
        .isInstanceOfSatisfying(
            Reply.Silence.class, silence -> assertThat(silence.why()).contains(code));
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(new Reply.NotFound());
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Paid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"isp.unknow-error", "aop.unknow-error", "ACQ.SYSTEM_ERROR"})
  void in_trouble_is_asked_again_at_once_three_times_in_all(String code) throws Exception {
    var order = order();
    refuse("pay", code, 5);
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Silence.class);
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Paid.class);
  }

  @Test
  void whose_clock_differs_from_ours_leaves_silence_and_says_so() throws Exception {
    var order = order();
    operator.fault("{'call':'pay','kind':'clock-skew'}");
    assertThat(await(gateway.charge(order)))
        .isInstanceOfSatisfying(
            Reply.Silence.class,
            silence ->
                assertThat(silence.why())
                    .isEqualTo(
                        "an answer without Alipay's signature says 40002 isv.invalid-timestamp"));
  }

  @ParameterizedTest
  @CsvSource({
    "slow, 6000, no answer in time",
    "silent-after-taking-effect, 5000, no answer in time",
    "reset, 0, the connection broke before the answer was complete",
    "wrong-signature, 0, the answer is not signed by Alipay"
  })
  void that_took_the_order_without_a_trustworthy_answer_tells_when_asked(
      String kind, int millis, String why) throws Exception {
    var order = order();
    operator.fault("{'call':'pay','kind':'%s','ms':%d}".formatted(kind, millis));
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Silence(why));
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Paid.class);
    assertThat(operator.trades())
        .filteredOn(it -> it.at("/request/serial_no").asText().equals(order.entryId()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pay", "query"})
  void tells_how_much_was_taken_although_it_is_not_what_was_ordered(String call) throws Exception {
    assertThat(toldWrongly(call, "other-amount"))
        .isInstanceOfSatisfying(
            Reply.Paid.class, paid -> assertThat(paid.amount()).contains(Fen.fen(1800)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pay", "query"})
  void that_names_an_amount_that_is_none_in_yuan_is_not_believed(String call) throws Exception {
    assertThat(toldWrongly(call, "odd-amount"))
        .isEqualTo(new Reply.Contradicts("the amount that was paid is none in yuan"));
  }

  private Reply toldWrongly(String call, String kind) throws Exception {
    var order = order();
    operator.fault("{'call':'%s','kind':'%s'}".formatted(call, kind));
    var answer = await(gateway.charge(order));
    return call.equals("pay") ? answer : await(gateway.query(order.orderNumber()));
  }

  @Test
  void that_never_took_the_order_says_so_when_asked() throws Exception {
    var order = order();
    operator.fault("{'call':'pay','kind':'silent','ms':5000}");
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Silence.class);
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(new Reply.NotFound());
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Paid.class);
  }

  @Test
  void that_refuses_an_order_it_holds_is_not_believed() throws Exception {
    var order = order();
    var paid = await(gateway.charge(order));
    refuse("pay", "ACQ.INVALID_PARAMETER", 1);
    assertThat(await(gateway.charge(order))).isEqualTo(paid);
  }

  @Test
  void that_refuses_and_then_says_nothing_leaves_silence() throws Exception {
    var order = order();
    refuse("pay", "ACQ.ACCESS_FORBIDDEN", 1);
    refuse("query", "ACQ.SYSTEM_ERROR", 3);
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Silence.class);
  }

  @Test
  void that_does_not_hear_of_the_exit_is_sent_no_order() throws Exception {
    var order = order();
    refuse("exit", "A_CODE_NOBODY_KNOWS", 1);
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Silence.class);
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(new Reply.NotFound());
  }

  @Test
  void does_not_make_an_order_paid_by_a_query_that_is_not_signed() throws Exception {
    var order = order();
    await(gateway.charge(order));
    operator.fault("{'call':'query','kind':'wrong-signature'}");
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Silence.class);
  }

  @Test
  void is_asked_again_about_everything_but_money_when_the_connection_breaks() throws Exception {
    operator.fault("{'call':'agreement','kind':'reset'}");
    operator.fault("{'call':'enter','kind':'reset'}");
    operator.fault("{'call':'exit','kind':'reset'}");
    operator.fault("{'call':'query','kind':'reset','times':2}");
    var order = order();
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Paid.class);
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Paid.class);
  }

  @ParameterizedTest
  @CsvSource({"NO_PERMISSION_ERROR, Blocked", "BIZ_FAIL, Silence", "ACQ.SYSTEM_ERROR, Silence"})
  void blocks_an_entry_only_when_it_means_it(String code, String reply) throws Exception {
    var notice = operator.newCar("SUCCESS").enters();
    refuse("enter", code, 3);
    assertThat(await(gateway.enter(notice)).getClass().getSimpleName()).isEqualTo(reply);
  }

  @ParameterizedTest
  @CsvSource({
    "ACQ.SELLER_BALANCE_NOT_ENOUGH, true",
    "ACQ.TRADE_HAS_FINISHED, false",
    "ACQ.REASON_TRADE_REFUND_FEE_ERR, false"
  })
  void refuses_a_refund_for_good_or_for_now(String code, boolean retriable) throws Exception {
    var order = order();
    await(gateway.charge(order));
    refuse("refund", code, 1);
    assertThat(await(gateway.refund(Operator.refundOf(order, 100))))
        .isEqualTo(new RefundReply.Refused(code, "simulated " + code, retriable));
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent-after-taking-effect", "reset", "wrong-signature"})
  void that_took_a_refund_without_a_trustworthy_answer_tells_when_asked(String kind)
      throws Exception {
    var order = order();
    await(gateway.charge(order));
    var refund = Operator.refundOf(order, 100);
    operator.fault("{'call':'refund','kind':'%s','ms':5000}".formatted(kind));
    assertThat(await(gateway.refund(refund))).isInstanceOf(RefundReply.Silence.class);
    assertThat(
            Operator.until(
                () -> await(gateway.queryRefund(refund)), RefundReply.Refunded.class::isInstance))
        .isInstanceOf(RefundReply.Refunded.class);
  }

  @Test
  void that_is_not_there_is_silent() throws Exception {
    var nobody = Setup.of(folder, 1, operator.mailbox().url());
    try (var lonely = operator.connect(nobody)) {
      assertThat(await(lonely.query("any")))
          .isEqualTo(new Reply.Silence("Alipay cannot be reached"));
      assertThat(await(lonely.enter(operator.newCar("SUCCESS").enters())))
          .isInstanceOf(EntryReply.Silence.class);
    }
  }

  @Test
  void is_left_alone_after_repeated_failures_and_tried_again_later() throws Exception {
    try (var wary = operator.connect(operator.setup().withCircuitOf(4))) {
      var order = operator.orderFor(wary, operator.newCar("SUCCESS"), 800);
      operator.fault("{'call':'query','kind':'wrong-signature','times':4}");
      for (int i = 0; i < 4; i++) {
        await(wary.query(order.orderNumber()));
      }
      assertThat(await(wary.query(order.orderNumber())))
          .isInstanceOfSatisfying(
              Reply.Silence.class, silence -> assertThat(silence.why()).contains("circuit"));
      operator.forgetFaults();
      assertThat(Operator.queryUntil(wary, order.orderNumber(), Reply.NotFound.class::isInstance))
          .isEqualTo(new Reply.NotFound());
    }
  }
}
