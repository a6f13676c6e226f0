package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Prepayments.Client;
import billing.api.Prepayments.Go;
import billing.api.Prepayments.Payer;
import billing.gateways.Checkout;
import billing.gateways.Checkout.Opening;
import billing.gateways.CheckoutOrder;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Orders_that_people_pay_at_Alipay {
  private static final Fen PRICE = Fen.fen(12_000);
  private static final Payer PAYER = new Payer(Optional.of("openid-1"), "203.0.113.7");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static Operator operator;
  private AlipayGateway gateway;
  private Checkout checkout;

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
    checkout = gateway.checkout().orElseThrow();
  }

  @AfterEach
  void disconnect() {
    gateway.close();
  }

  private static CheckoutOrder order(Client client) {
    var number = "b" + UUID.randomUUID().toString().replace("-", "").substring(1);
    var until = Instant.now().plus(Duration.ofMinutes(15));
    return new CheckoutOrder(number, "示例停车场 错时共享月卡", PRICE, until, client, PAYER);
  }

  private String opened(CheckoutOrder order) {
    var opening = await(checkout.openSurely(order));
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    return ((Opening.Opened) opening).token();
  }

  private String sends(String method, URI to, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(to)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  private URI page(CheckoutOrder order) {
    return URI.create(((Go.Url) checkout.go(order, opened(order))).url());
  }

  private URI pay(CheckoutOrder order) {
    return operator.setup().baseUrl().resolve("/sandbox/alipay/pay/" + order.orderNumber());
  }

  private Reply queried(CheckoutOrder order) {
    return await(checkout.query(order.orderNumber()));
  }

  private Reply.Paid paid(CheckoutOrder order) {
    assertThat(queried(order)).isInstanceOf(Reply.Paid.class);
    return (Reply.Paid) queried(order);
  }

  @Test
  void are_paid_on_a_page_in_a_browser() throws Exception {
    var order = order(Client.BROWSER);
    assertThat(sends("GET", page(order), "")).contains("错时共享月卡", "¥120.00");
    assertThat(queried(order)).isEqualTo(new Reply.Accepted());
    sends("POST", pay(order), "do=refuse");
    assertThat(queried(order)).isEqualTo(new Reply.Accepted());
    assertThat(sends("POST", pay(order), "do=pay")).contains("已支付");
    assertThat(paid(order).amount()).contains(PRICE);
  }

  @Test
  void are_unknown_until_their_page_is_opened_and_believed_only_with_our_signature()
      throws Exception {
    var order = order(Client.BROWSER);
    var page = page(order).toString();
    assertThat(queried(order)).isEqualTo(new Reply.NotFound());
    assertThat(await(checkout.close(order.orderNumber()))).isEqualTo(new Reply.NotFound());
    sends("GET", URI.create(page.replace("120.00", "1.00")), "");
    assertThat(queried(order)).isEqualTo(new Reply.NotFound());
  }

  @Test
  void are_made_for_somebody_in_the_program_and_are_the_same_again() throws Exception {
    var order = order(Client.PROGRAM);
    var number = opened(order);
    assertThat(checkout.go(order, number)).isEqualTo(new Go.AlipayTrade(number));
    assertThat(opened(order)).isEqualTo(number);
    sends("POST", pay(order), "do=pay");
    assertThat(paid(order).transactionId()).isEqualTo(number);
  }

  @Test
  void cannot_be_paid_once_they_are_closed_nor_closed_once_they_are_paid() throws Exception {
    var closed = order(Client.PROGRAM);
    opened(closed);
    assertThat(await(checkout.close(closed.orderNumber()))).isInstanceOf(Reply.Refused.class);
    assertThat(sends("POST", pay(closed), "do=pay")).contains("交易已关闭");
    assertThat(queried(closed)).isInstanceOf(Reply.Refused.class);
    var paid = order(Client.PROGRAM);
    opened(paid);
    sends("POST", pay(paid), "do=pay");
    assertThat(await(checkout.close(paid.orderNumber()))).isEqualTo(paid(paid));
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "silent-after-taking-effect", "reset", "wrong-signature"})
  void are_neither_here_nor_there_while_Alipay_cannot_be_heard(String kind) throws Exception {
    var order = order(Client.PROGRAM);
    operator.fault("{'call':'checkout-create','kind':'%s','ms':0}".formatted(kind));
    assertThat(await(checkout.openSurely(order))).isInstanceOf(Opening.Silence.class);
    opened(order);
  }

  @Test
  void go_back_wholly_under_their_number() throws Exception {
    var order = order(Client.PROGRAM);
    opened(order);
    sends("POST", pay(order), "do=pay");
    var number = "g" + order.orderNumber().substring(1);
    var back = new RefundOrder(number, order.orderNumber(), PRICE, PRICE, "退");
    assertThat(await(checkout.queryRefund(back))).isEqualTo(new RefundReply.NotFound());
    assertThat(await(checkout.refund(back))).isEqualTo(new RefundReply.Processing());
    assertThat(await(checkout.refund(back))).isEqualTo(new RefundReply.Processing());
    Waiting.until(() -> await(checkout.queryRefund(back)) instanceof RefundReply.Refunded);
    var told = (RefundReply.Refunded) await(checkout.queryRefund(back));
    assertThat(told.amount()).contains(PRICE);
    assertThat(paid(order).amount()).as("it was paid all the same").contains(PRICE);
  }
}
