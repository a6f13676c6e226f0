package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.api.ChannelVehicle.PlateColour;
import billing.gateways.EntryReply;
import billing.gateways.News.About;
import billing.gateways.Reply;
import billing.money.Fen;
import com.wechat.pay.java.core.exception.DecryptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
class A_notification_from_WeChat {
  @TempDir Path folder;
  private Merchant merchant;
  private WeChatGateway gateway;
  private ReadingNews news;

  @BeforeEach
  void open() throws Exception {
    merchant = Merchant.in(folder, Duration.ofMillis(50));
    gateway = Merchant.open(merchant.setup());
    news = new ReadingNews(Account.of(merchant.setup()));
  }

  @AfterEach
  void shut() {
    gateway.close();
    merchant.close();
  }

  private ReadingNews.Item read(Mailbox.Letter letter) {
    return news.read(letter::header, letter.body());
  }

  private About about(Mailbox.Letter letter) {
    return ((ReadingNews.Item.True) read(letter)).news().about();
  }

  private String paidOrder() throws Exception {
    var order = merchant.orderFor(gateway, merchant.newPayingCar(), 900);
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
    return order.orderNumber();
  }

  @Test
  void tells_that_an_order_is_paid_as_the_query_does() throws Exception {
    var number = paidOrder();
    var told = about(merchant.mailbox().next());
    assertThat(told).isEqualTo(new About.OfOrder(number, await(gateway.query(number))));
    assertThat(((About.OfOrder) told).reply()).isInstanceOf(Reply.Paid.class);
  }

  @Test
  void tells_that_the_money_was_not_there() throws Exception {
    var car = merchant.newCar(PlateColour.BLUE);
    merchant.bind(car, "NORMAL", "PAY_FAIL");
    var order = merchant.orderFor(gateway, car, 900);
    await(gateway.charge(order));
    assertThat(about(merchant.mailbox().next()))
        .isEqualTo(
            new About.OfOrder(order.orderNumber(), new Reply.Refused("PAY_FAIL", "扣款失败", false)));
  }

  @Test
  void that_comes_twice_says_the_same_twice() throws Exception {
    merchant.fault("{'call':'notifications','kind':'twice'}");
    paidOrder();
    var first = read(merchant.mailbox().next());
    assertThat(first).isInstanceOf(ReadingNews.Item.True.class);
    assertThat(read(merchant.mailbox().next())).isEqualTo(first);
  }

  @Test
  void that_was_not_taken_comes_again() throws Exception {
    merchant.mailbox().refuse(2);
    paidOrder();
    var first = merchant.mailbox().next();
    assertThat(merchant.mailbox().next().body()).isEqualTo(first.body());
    assertThat(merchant.mailbox().next().body()).isEqualTo(first.body());
  }

  @Test
  void that_an_entry_is_blocked_says_which_one_and_why() throws Exception {
    var car = merchant.newPayingCar();
    var order = merchant.orderFor(gateway, car, 900);
    var number = order.entry().number();
    merchant.bind(car, "PAUSE", "SUCCESS");
    assertThat(about(merchant.mailbox().next()))
        .isEqualTo(new About.OfEntry(number, new EntryReply.Blocked("PAUSE")));
    merchant.bind(car, "NORMAL", "SUCCESS");
    assertThat(about(merchant.mailbox().next()))
        .isEqualTo(new About.OfEntry(number, new EntryReply.Registered(order.entryId())));
  }

  @Test
  void tells_of_an_advance_and_later_that_it_was_paid_back() throws Exception {
    var car = merchant.newCar(PlateColour.BLUE);
    merchant.bind(car, "NORMAL", "ADVANCED");
    var order = merchant.orderFor(gateway, car, 900);
    await(gateway.charge(order));
    var first = (Reply.Paid) ((About.OfOrder) about(merchant.mailbox().next())).reply();
    var letter = merchant.mailbox().next();
    var second = (Reply.Paid) ((About.OfOrder) about(letter)).reply();
    assertThat(first.backing()).isEqualTo(Reply.Backing.ADVANCED);
    assertThat(letter.body()).contains("TRANSACTION.PAY_BACK");
    assertThat(second)
        .isEqualTo(
            new Reply.Paid(
                first.transactionId(), first.at(), Reply.Backing.REPAID, first.amount()));
    assertThat(first.amount()).contains(Fen.fen(900));
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(second);
  }

  @Test
  void may_come_after_a_later_one() throws Exception {
    merchant.fault("{'call':'notifications','kind':'reordered'}");
    var first = paidOrder();
    Merchant.queryUntil(gateway, first, Reply.Paid.class::isInstance);
    var second = paidOrder();
    var told = List.of(about(merchant.mailbox().next()), about(merchant.mailbox().next()));
    assertThat(told)
        .extracting(about -> ((About.OfOrder) about).orderNumber())
        .containsExactlyInAnyOrder(first, second);
  }

  @ParameterizedTest
  @ValueSource(ints = {-600_000, 600_000})
  void from_a_clock_that_is_ten_minutes_off_is_forged(int millis) throws Exception {
    merchant.fault("{'call':'notifications','kind':'clock-skew','ms':%d}".formatted(millis));
    paidOrder();
    assertThat(read(merchant.mailbox().next())).isEqualTo(new ReadingNews.Item.Forged());
  }

  @Test
  void with_another_body_is_forged() throws Exception {
    paidOrder();
    var letter = merchant.mailbox().next();
    var tampered = letter.saying(letter.body().replace("TRANSACTION.SUCCESS", "TRANSACTION.FAIL"));
    assertThat(read(tampered)).isEqualTo(new ReadingNews.Item.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signature", "Serial", "Nonce", "Timestamp", "Signature-Type"})
  void with_any_other_header_is_forged(String header) throws Exception {
    paidOrder();
    var letter = merchant.mailbox().next();
    assertThat(read(letter.with("Wechatpay-" + header, "other")))
        .isEqualTo(new ReadingNews.Item.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signature", "Serial", "Nonce", "Timestamp"})
  void without_a_header_is_forged(String header) throws Exception {
    paidOrder();
    var letter = merchant.mailbox().next();
    assertThat(read(letter.with("Wechatpay-" + header, null)))
        .isEqualTo(new ReadingNews.Item.Forged());
  }

  @Test
  void signed_with_another_text_is_forged() throws Exception {
    merchant.fault("{'call':'notifications','kind':'wrong-signature'}");
    paidOrder();
    assertThat(read(merchant.mailbox().next())).isEqualTo(new ReadingNews.Item.Forged());
  }

  @Test
  void older_than_five_minutes_is_forged() throws Exception {
    paidOrder();
    var letter = merchant.mailbox().next();
    var old = "" + Instant.now().minusSeconds(301).getEpochSecond();
    assertThat(Wire.isFresh(letter.header("Wechatpay-Timestamp"))).isTrue();
    assertThat(Wire.isFresh(old)).isFalse();
    assertThat(Wire.isFresh("" + Instant.now().minusSeconds(290).getEpochSecond())).isTrue();
  }

  @Test
  void cannot_be_read_with_another_key() throws Exception {
    paidOrder();
    var letter = merchant.mailbox().next();
    var otherKey = Files.writeString(folder.resolve("other-key.txt"), "0".repeat(32));
    var blind = new ReadingNews(Account.of(merchant.setup().withApiV3Key(otherKey)));
    assertThatThrownBy(() -> blind.read(letter::header, letter.body()))
        .isInstanceOf(DecryptionException.class);
  }
}
