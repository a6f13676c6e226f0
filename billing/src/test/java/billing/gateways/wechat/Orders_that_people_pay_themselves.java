package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Prepayments.Client;
import billing.api.Prepayments.Go;
import billing.api.Prepayments.Payer;
import billing.gateways.Checkout;
import billing.gateways.Checkout.Opening;
import billing.gateways.CheckoutOrder;
import billing.gateways.News.About;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Orders_that_people_pay_themselves {
  private static final Fen PRICE = Fen.fen(12_000);
  private static final Payer PAYER = new Payer(Optional.of("openid-1"), "203.0.113.7");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static Merchant merchant;
  private WeChatGateway gateway;
  private Checkout checkout;

  @BeforeAll
  static void open() throws Exception {
    merchant = Merchant.in(folder, Duration.ofMillis(50));
  }

  @AfterAll
  static void shut() {
    merchant.close();
  }

  @BeforeEach
  void connect() throws Exception {
    merchant.forgetFaults();
    gateway = Merchant.open(merchant.setup());
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

  private HttpResponse<String> sends(String method, String url, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private void pays(CheckoutOrder order) throws Exception {
    var url =
        "http://127.0.0.1:%d/sandbox/checkouts/%s".formatted(merchant.port(), order.orderNumber());
    assertThat(sends("PUT", url, "{\"outcome\":\"PAID\"}").statusCode()).isEqualTo(204);
  }

  private Reply.Paid paid(CheckoutOrder order) {
    var reply = await(checkout.query(order.orderNumber()));
    assertThat(reply).isInstanceOf(Reply.Paid.class);
    return (Reply.Paid) reply;
  }

  @ParameterizedTest
  @EnumSource(Client.class)
  void wait_for_their_payer_and_are_paid(Client client) throws Exception {
    var order = order(client);
    opened(order);
    assertThat(await(checkout.query(order.orderNumber()))).isEqualTo(new Reply.Accepted());
    pays(order);
    assertThat(paid(order).amount()).contains(PRICE);
    assertThat(paid(order).backing()).isEqualTo(Reply.Backing.PAYER);
  }

  @Test
  void are_paid_on_a_page_in_a_browser() throws Exception {
    var order = order(Client.BROWSER);
    var url = ((Go.Url) checkout.go(order, opened(order))).url();
    assertThat(sends("GET", url, "").body()).contains("错时共享月卡", "¥120.00", "不支付");
    sends("POST", url, "do=refuse");
    assertThat(await(checkout.query(order.orderNumber()))).isEqualTo(new Reply.Accepted());
    assertThat(sends("POST", url, "do=pay").body()).contains("已支付");
    assertThat(paid(order).amount()).contains(PRICE);
  }

  @Test
  void are_signed_by_the_merchant_for_a_program() throws Exception {
    var order = order(Client.PROGRAM);
    var go = (Go.WeChatPay) checkout.go(order, opened(order));
    var key = Files.readString(folder.resolve("merchant-public-key.pem"));
    var bytes = Base64.getDecoder().decode(key.replaceAll("-----[A-Z ]+-----|\\s", ""));
    var check = Signature.getInstance("SHA256withRSA");
    check.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes)));
    var app = merchant.setup().appId().orElseThrow();
    var text = "%s\n%s\n%s\n%s\n".formatted(app, go.timeStamp(), go.nonceStr(), go.prepay());
    check.update(text.getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(Base64.getDecoder().decode(go.paySign()))).isTrue();
    assertThat(go.prepay()).startsWith("prepay_id=");
  }

  @Test
  void are_the_same_when_they_are_opened_again() throws Exception {
    var order = order(Client.PROGRAM);
    assertThat(opened(order)).isEqualTo(opened(order));
    var dearer =
        new CheckoutOrder(
            order.orderNumber(), "x", Fen.fen(1), order.until(), order.client(), PAYER);
    assertThat(await(checkout.openSurely(dearer))).isInstanceOf(Opening.Silence.class);
    assertThat(await(checkout.query(order.orderNumber()))).isEqualTo(new Reply.Accepted());
  }

  @Test
  void cannot_be_paid_once_they_are_closed() throws Exception {
    var order = order(Client.BROWSER);
    var url = ((Go.Url) checkout.go(order, opened(order))).url();
    var closed = await(checkout.close(order.orderNumber()));
    assertThat(closed).isInstanceOf(Reply.Refused.class);
    assertThat(sends("POST", url, "do=pay").body()).contains("订单已关闭");
    assertThat(await(checkout.query(order.orderNumber()))).isEqualTo(closed);
    assertThat(await(checkout.openSurely(order))).isInstanceOf(Opening.Refused.class);
  }

  @Test
  void cannot_be_closed_once_they_are_paid() throws Exception {
    var order = order(Client.PROGRAM);
    opened(order);
    pays(order);
    assertThat(await(checkout.close(order.orderNumber()))).isEqualTo(paid(order));
  }

  @Test
  void are_unknown_where_they_never_arrived() {
    var number = order(Client.PROGRAM).orderNumber();
    assertThat(await(checkout.query(number))).isEqualTo(new Reply.NotFound());
    assertThat(await(checkout.close(number))).isEqualTo(new Reply.NotFound());
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "silent-after-taking-effect", "reset", "wrong-signature"})
  void are_neither_here_nor_there_while_the_channel_cannot_be_heard(String kind) throws Exception {
    var order = order(Client.PROGRAM);
    merchant.fault("{'call':'checkout','kind':'%s','ms':0}".formatted(kind));
    assertThat(await(checkout.openSurely(order))).isInstanceOf(Opening.Silence.class);
    opened(order);
  }

  @Test
  void are_not_believed_when_they_are_told_as_another_merchants() throws Exception {
    var order = order(Client.PROGRAM);
    opened(order);
    merchant.fault("{'call':'checkout-query','kind':'other-merchant'}");
    assertThat(await(checkout.query(order.orderNumber()))).isInstanceOf(Reply.Contradicts.class);
    merchant.fault("{'call':'checkout-query','kind':'other-currency'}");
    assertThat(await(checkout.query(order.orderNumber()))).isInstanceOf(Reply.Contradicts.class);
  }

  @Test
  void are_announced_stand_in_the_bill_and_go_back() throws Exception {
    var order = order(Client.BROWSER);
    opened(order);
    pays(order);
    var news = new ReadingNews(Account.of(merchant.setup()));
    About.OfOrder told;
    do {
      var letter = merchant.mailbox().next();
      var item = (ReadingNews.Item.True) news.read(letter::header, letter.body());
      told = (About.OfOrder) item.news().about();
    } while (!told.orderNumber().equals(order.orderNumber()));
    assertThat(told.reply()).isEqualTo(paid(order));
    var back =
        new RefundOrder(
            "g" + order.orderNumber().substring(1), order.orderNumber(), PRICE, PRICE, "退");
    assertThat(await(gateway.refund(back))).isInstanceOf(RefundReply.Processing.class);
    var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.ofHours(8));
    assertThat(await(gateway.trades(today)).toString()).contains(order.orderNumber());
  }
}
