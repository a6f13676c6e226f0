package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static billing.gateways.wechat.Merchant.refundOf;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle.PlateColour;
import billing.gateways.ChargeOrder;
import billing.gateways.News.About;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
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
class Refunds_through_WeChat {
  private static final Predicate<RefundReply> REFUNDED = RefundReply.Refunded.class::isInstance;

  @TempDir static Path folder;
  private static Merchant merchant;
  private WeChatGateway gateway;

  @BeforeAll
  static void open() throws Exception {
    merchant = Merchant.in(folder, Duration.ofMillis(100));
  }

  @AfterAll
  static void shut() {
    merchant.close();
  }

  @BeforeEach
  void connect() throws Exception {
    merchant.forgetFaults();
    gateway = Merchant.open(merchant.setup());
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  private ChargeOrder paid(long fen) throws Exception {
    return merchant.paidOrder(gateway, merchant.newPayingCar(), fen);
  }

  private RefundReply until(RefundOrder order, Predicate<RefundReply> wanted) throws Exception {
    var deadline = Instant.now().plus(Merchant.PATIENCE);
    var reply = await(gateway.queryRefund(order));
    while (!wanted.test(reply) && Instant.now().isBefore(deadline)) {
      Thread.sleep(30);
      reply = await(gateway.queryRefund(order));
    }
    return reply;
  }

  private long refunded(ChargeOrder order) throws Exception {
    for (var line : merchant.orders()) {
      if (line.path("out_trade_no").asText().equals(order.orderNumber())) {
        return line.path("refunded").asLong();
      }
    }
    throw new AssertionError("the sandbox has no such order");
  }

  @Test
  void are_on_their_way_first_and_back_later() throws Exception {
    var order = paid(900);
    var refund = refundOf(order, 900);
    assertThat(await(gateway.refund(refund))).isEqualTo(new RefundReply.Processing());
    assertThat(until(refund, REFUNDED)).isInstanceOf(RefundReply.Refunded.class);
    assertThat(refunded(order)).isEqualTo(900);
  }

  @Test
  void leave_the_order_paid() throws Exception {
    var order = paid(900);
    var before = await(gateway.query(order.orderNumber()));
    until(sent(refundOf(order, 300)), REFUNDED);
    assertThat(before).isInstanceOf(Reply.Paid.class);
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(before);
  }

  private RefundOrder sent(RefundOrder order) {
    await(gateway.refund(order));
    return order;
  }

  @Test
  void sent_twice_go_back_once() throws Exception {
    var order = paid(900);
    var refund = refundOf(order, 400);
    sent(refund);
    sent(refund);
    until(refund, REFUNDED);
    assertThat(await(gateway.refund(refund))).isInstanceOf(RefundReply.Refunded.class);
    assertThat(refunded(order)).isEqualTo(400);
  }

  @Test
  void come_in_parts_up_to_what_was_taken_and_no_further() throws Exception {
    var order = paid(900);
    sent(refundOf(order, 500));
    assertThat(await(gateway.refund(refundOf(order, 401))))
        .isEqualTo(new RefundReply.Refused("INVALID_REQUEST", "退款金额大于可退金额", false));
    assertThat(await(gateway.refund(refundOf(order, 400)))).isEqualTo(new RefundReply.Processing());
  }

  @Test
  void of_an_order_that_was_never_made_are_refused() throws Exception {
    var nothing = new RefundOrder("rneverordered", "neverordered", Fen.fen(1), Fen.fen(1), "没有订单");
    assertThat(await(gateway.refund(nothing)))
        .isEqualTo(new RefundReply.Refused("RESOURCE_NOT_EXISTS", "订单不存在", false));
    assertThat(await(gateway.queryRefund(nothing))).isEqualTo(new RefundReply.NotFound());
  }

  @Test
  void that_the_channel_closes_are_refused() throws Exception {
    var car = merchant.newCar(PlateColour.BLUE);
    merchant.bind(car, "NORMAL", "SUCCESS", "CLOSED");
    var refund = refundOf(merchant.paidOrder(gateway, car, 900), 900);
    sent(refund);
    assertThat(until(refund, RefundReply.Refused.class::isInstance))
        .isEqualTo(new RefundReply.Refused("CLOSED", "the channel has closed the refund", false));
  }

  @Test
  void that_the_payers_bank_does_not_take_stand_and_wait_for_a_person() throws Exception {
    var car = merchant.newCar(PlateColour.BLUE);
    merchant.bind(car, "NORMAL", "SUCCESS", "ABNORMAL");
    var refund = refundOf(merchant.paidOrder(gateway, car, 900), 900);
    sent(refund);
    var reply = until(refund, it -> !it.equals(new RefundReply.Processing()));
    assertThat(reply)
        .isInstanceOfSatisfying(
            RefundReply.Processing.class,
            stuck -> assertThat(stuck.needs()).get().asString().contains("merchant platform"));
  }

  @ParameterizedTest
  @CsvSource({
    "PARAM_ERROR, false",
    "INVALID_REQUEST, false",
    "NO_AUTH, false",
    "NOT_ENOUGH, true",
    "USER_ACCOUNT_ABNORMAL, false",
    "RESOURCE_NOT_EXISTS, false",
    "MCH_NOT_EXISTS, false",
    "RULE_LIMIT, true"
  })
  void are_refused_for_good_or_for_now(String code, boolean retriable) throws Exception {
    var refund = refundOf(paid(900), 900);
    merchant.fault("{'call':'refunds','kind':'refuse','code':'%s'}".formatted(code));
    assertThat(await(gateway.refund(refund)))
        .isEqualTo(new RefundReply.Refused(code, "simulated " + code, retriable));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQUENCY_LIMITED", "SIGN_ERROR", "A_CODE_NOBODY_KNOWS"})
  void that_were_not_dealt_with_leave_silence(String code) throws Exception {
    var refund = refundOf(paid(900), 900);
    merchant.fault("{'call':'refunds','kind':'refuse','code':'%s'}".formatted(code));
    assertThat(await(gateway.refund(refund))).isInstanceOf(RefundReply.Silence.class);
    assertThat(await(gateway.queryRefund(refund))).isEqualTo(new RefundReply.NotFound());
  }

  @Test
  void are_sent_again_with_the_same_number_after_a_system_error() throws Exception {
    var refund = refundOf(paid(900), 900);
    merchant.fault("{'call':'refunds','kind':'refuse','code':'SYSTEM_ERROR','times':2}");
    assertThat(await(gateway.refund(refund))).isEqualTo(new RefundReply.Processing());
  }

  @ParameterizedTest
  @CsvSource({
    "slow, 6000",
    "silent-after-taking-effect, 5000",
    "reset, 0",
    "wrong-signature, 0",
    "clock-skew, 600000",
    "clock-skew, -600000"
  })
  void that_took_effect_without_a_trustworthy_answer_are_found_and_not_doubled(
      String kind, int millis) throws Exception {
    var order = paid(900);
    var refund = refundOf(order, 900);
    merchant.fault("{'call':'refunds','kind':'%s','ms':%d}".formatted(kind, millis));
    assertThat(await(gateway.refund(refund))).isInstanceOf(RefundReply.Silence.class);
    assertThat(until(refund, REFUNDED)).isInstanceOf(RefundReply.Refunded.class);
    sent(refund);
    assertThat(refunded(order)).isEqualTo(900);
  }

  @Test
  void that_never_arrived_are_not_found() throws Exception {
    var refund = refundOf(paid(900), 900);
    merchant.fault("{'call':'refunds','kind':'silent','ms':5000}");
    assertThat(await(gateway.refund(refund))).isInstanceOf(RefundReply.Silence.class);
    assertThat(await(gateway.queryRefund(refund))).isEqualTo(new RefundReply.NotFound());
  }

  @Test
  void that_are_refused_while_the_channel_holds_them_are_not_refused() throws Exception {
    var refund = refundOf(paid(900), 900);
    sent(refund);
    merchant.fault("{'call':'refunds','kind':'refuse','code':'INVALID_REQUEST'}");
    assertThat(await(gateway.refund(refund)))
        .isInstanceOfAny(RefundReply.Processing.class, RefundReply.Refunded.class);
  }

  @Test
  void of_another_amount_under_the_same_number_are_not_believed() throws Exception {
    var order = paid(900);
    var refund = refundOf(order, 900);
    sent(refund);
    var other =
        new RefundOrder(
            refund.refundNumber(), order.orderNumber(), Fen.fen(1), order.amount(), "其他");
    assertThat(await(gateway.queryRefund(other))).isInstanceOf(RefundReply.Silence.class);
    assertThat(await(gateway.refund(other))).isInstanceOf(RefundReply.Silence.class);
  }

  @Test
  void are_announced_as_the_query_tells_them() throws Exception {
    var news = new ReadingNews(Account.of(merchant.setup()));
    var refund = refundOf(paid(900), 900);
    sent(refund);
    About about = new About.Other("nothing yet");
    // Earlier tests share the mailbox: their news may come first.
    while (!(about instanceof About.OfRefund told
        && told.refundNumber().equals(refund.refundNumber()))) {
      var letter = merchant.mailbox().next();
      about = ((ReadingNews.Item.True) news.read(letter::header, letter.body())).news().about();
    }
    assertThat(about)
        .isEqualTo(new About.OfRefund(refund.refundNumber(), await(gateway.queryRefund(refund))));
  }
}
