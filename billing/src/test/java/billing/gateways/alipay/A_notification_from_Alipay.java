package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.ChargeOrder;
import billing.gateways.News.About;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
class A_notification_from_Alipay {
  private static final String PAID_AT = "2026-11-24 18:30:00";

  @TempDir Path folder;
  private Operator operator;
  private AlipayGateway gateway;
  private ReadingNews news;

  @BeforeEach
  void open() throws Exception {
    operator = Operator.in(folder);
    gateway = operator.connect();
    news = new ReadingNews(Account.of(operator.setup()));
  }

  @AfterEach
  void shut() {
    gateway.close();
    operator.close();
  }

  private About about(String letter) {
    return ((ReadingNews.Item.True) news.read(letter)).news().about();
  }

  private ChargeOrder paidOrder() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 900);
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Paid.class);
    return order;
  }

  @Test
  void tells_that_an_order_is_paid_as_the_query_does() throws Exception {
    var number = paidOrder().orderNumber();
    assertThat(about(operator.mailbox().next()))
        .isEqualTo(new About.OfOrder(number, await(gateway.query(number))));
  }

  @Test
  void tells_of_a_refund_when_the_money_is_back() throws Exception {
    var order = paidOrder();
    operator.mailbox().next();
    for (int fen : new int[] {400, 500}) {
      var refund = Operator.refundOf(order, fen);
      await(gateway.refund(refund));
      assertThat(about(operator.mailbox().next()))
          .isInstanceOfSatisfying(
              About.OfRefund.class,
              told -> {
                assertThat(told.refundNumber()).isEqualTo(refund.refundNumber());
                assertThat(told.reply()).isInstanceOf(RefundReply.Refunded.class);
              });
    }
  }

  @Test
  void that_comes_twice_says_the_same_twice() throws Exception {
    operator.fault("{'call':'notifications','kind':'twice'}");
    paidOrder();
    var first = news.read(operator.mailbox().next());
    assertThat(first).isInstanceOf(ReadingNews.Item.True.class);
    assertThat(news.read(operator.mailbox().next())).isEqualTo(first);
  }

  @Test
  void may_come_after_a_later_one() throws Exception {
    operator.fault("{'call':'notifications','kind':'reordered'}");
    var first = paidOrder();
    var second = paidOrder();
    assertThat(about(operator.mailbox().next()))
        .isInstanceOfSatisfying(
            About.OfOrder.class,
            told -> assertThat(told.orderNumber()).isEqualTo(second.orderNumber()));
    assertThat(about(operator.mailbox().next()))
        .isInstanceOfSatisfying(
            About.OfOrder.class,
            told -> assertThat(told.orderNumber()).isEqualTo(first.orderNumber()));
  }

  @Test
  void that_was_not_taken_comes_again() throws Exception {
    operator.mailbox().refuse(2);
    paidOrder();
    var first = operator.mailbox().next();
    assertThat(operator.mailbox().next()).isEqualTo(first);
    assertThat(operator.mailbox().next()).isEqualTo(first);
  }

  @Test
  void with_another_field_or_a_field_more_is_forged() throws Exception {
    paidOrder();
    var letter = operator.mailbox().next();
    assertThat(news.read(letter.replace("9.00", "9.01"))).isEqualTo(new ReadingNews.Item.Forged());
    assertThat(news.read(letter + "&out_biz_no=1")).isEqualTo(new ReadingNews.Item.Forged());
    assertThat(news.read(letter + "&out_trade_no=1")).isEqualTo(new ReadingNews.Item.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "x", "%zz=1", "sign=x&sign_type=RSA2", "a=b"})
  void that_nobody_signed_is_forged(String body) {
    assertThat(news.read(body)).isEqualTo(new ReadingNews.Item.Forged());
  }

  @Test
  void signed_with_another_text_is_forged_and_followed_by_a_true_one() throws Exception {
    operator.fault("{'call':'notifications','kind':'wrong-signature'}");
    operator.mailbox().refuse(1);
    paidOrder();
    assertThat(news.read(operator.mailbox().next())).isEqualTo(new ReadingNews.Item.Forged());
    assertThat(news.read(operator.mailbox().next())).isInstanceOf(ReadingNews.Item.True.class);
  }

  @Test
  void for_another_seller_contradicts_what_was_ordered() throws Exception {
    var number = paidOrder().orderNumber();
    var others = new ReadingNews(Account.of(operator.setup().withSeller("2088999999999999")));
    var told = (ReadingNews.Item.True) others.read(operator.mailbox().next());
    assertThat(told.news().about())
        .isEqualTo(
            new About.OfOrder(
                number,
                new Reply.Contradicts("it is about a trade of another app or seller than ours")));
  }

  @ParameterizedTest
  @CsvSource({
    "TRADE_SUCCESS, Paid",
    "TRADE_FINISHED, Paid",
    "TRADE_CLOSED, Refused",
    "WAIT_BUYER_PAY, Accepted"
  })
  void says_what_became_of_a_trade(String status, String reply) {
    var told = Words.news(form(status)).orElseThrow();
    assertThat(((About.OfOrder) told).reply().getClass().getSimpleName()).isEqualTo(reply);
  }

  @Test
  void without_a_known_status_a_number_or_a_time_says_nothing() {
    assertThat(Words.news(form("TRADE_ODD"))).isEmpty();
    for (var name : new String[] {"out_trade_no", "trade_no", "gmt_payment"}) {
      var form = form("TRADE_SUCCESS");
      form.remove(name);
      assertThat(Words.news(form)).isEmpty();
    }
  }

  @Test
  void of_a_trade_that_a_refund_closed_does_not_unmake_the_payment() {
    var form = form("TRADE_CLOSED");
    form.put("gmt_refund", PAID_AT);
    assertThat(Words.news(form).orElseThrow()).isInstanceOf(About.Other.class);
  }

  private static Map<String, String> form(String status) {
    return new TreeMap<>(
        Map.of(
            "out_trade_no", "1", "trade_no", "2", "trade_status", status, "gmt_payment", PAID_AT));
  }
}
