package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.ChargeOrder;
import billing.gateways.EntryReply;
import billing.gateways.Reply;
import billing.money.Fen;
import java.nio.file.Path;
import java.time.Duration;
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
class A_faulty_channel {
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

  private ChargeOrder order() throws Exception {
    return merchant.orderFor(gateway, merchant.newPayingCar(), 800);
  }

  @ParameterizedTest
  @CsvSource({
    "PARAM_ERROR, false",
    "INVALID_REQUEST, false",
    "NO_AUTH, false",
    "NOT_FOUND, false",
    "RULE_LIMIT, true"
  })
  void refuses_an_order_for_good_or_for_now(String code, boolean retriable) throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'refuse','code':'%s'}".formatted(code));
    assertThat(await(gateway.charge(order)))
        .isEqualTo(new Reply.Refused(code, "simulated " + code, retriable));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQUENCY_LIMITED", "SIGN_ERROR", "A_CODE_NOBODY_KNOWS"})
  void that_has_not_dealt_with_an_order_leaves_silence(String code) throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'refuse','code':'%s'}".formatted(code));
    assertThat(await(gateway.charge(order)))
        .isInstanceOfSatisfying(
            Reply.Silence.class, silence -> assertThat(silence.why()).contains(code));
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(new Reply.NotFound());
  }

  @Test
  void with_a_system_error_is_asked_again_at_once() throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'refuse','code':'SYSTEM_ERROR','times':2}");
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
  }

  @Test
  void with_a_lasting_system_error_is_asked_three_times_only() throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'refuse','code':'SYSTEM_ERROR','times':3}");
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Silence.class);
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
  }

  @ParameterizedTest
  @CsvSource({
    "slow, 6000, no answer in time",
    "silent-after-taking-effect, 5000, no answer in time",
    "reset, 0, the connection broke before the answer was complete",
    "wrong-signature, 0, the answer is not signed by the channel"
  })
  void that_took_the_order_without_a_trustworthy_answer_tells_when_asked(
      String kind, int millis, String why) throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'%s','ms':%d}".formatted(kind, millis));
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Silence(why));
    assertThat(Merchant.queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance))
        .isInstanceOf(Reply.Paid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "other-currency, the amount is in USD where CNY was ordered",
    "other-merchant, it is about an order of another merchant than ours"
  })
  void that_contradicts_what_was_ordered_is_not_believed(String kind, String why) throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'%s'}".formatted(kind));
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Contradicts(why));
    Merchant.queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance);
    merchant.fault("{'call':'query','kind':'%s'}".formatted(kind));
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(new Reply.Contradicts(why));
  }

  @Test
  void tells_how_much_was_taken_although_it_is_not_what_was_ordered() throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'other-amount'}");
    assertThat(await(gateway.charge(order)))
        .isEqualTo(new Reply.Contradicts("it names another amount than was ordered"));
    Merchant.queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance);
    merchant.fault("{'call':'query','kind':'other-amount'}");
    assertThat(await(gateway.query(order.orderNumber())))
        .isInstanceOfSatisfying(
            Reply.Paid.class, paid -> assertThat(paid.amount()).contains(Fen.fen(801)));
  }

  @Test
  void that_never_took_the_order_says_so_when_asked() throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'silent','ms':5000}");
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Silence.class);
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(new Reply.NotFound());
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
  }

  @Test
  void that_refuses_an_order_it_holds_is_not_believed() throws Exception {
    var order = order();
    await(gateway.charge(order));
    merchant.fault("{'call':'transactions','kind':'refuse','code':'INVALID_REQUEST'}");
    assertThat(await(gateway.charge(order)))
        .isInstanceOfAny(Reply.Accepted.class, Reply.Paid.class);
  }

  @Test
  void that_refuses_and_then_says_nothing_leaves_silence() throws Exception {
    var order = order();
    merchant.fault("{'call':'transactions','kind':'refuse','code':'NO_AUTH'}");
    merchant.fault("{'call':'query','kind':'refuse','code':'SYSTEM_ERROR','times':3}");
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Silence.class);
  }

  @Test
  void does_not_make_an_order_paid_by_a_query_that_is_not_signed() throws Exception {
    var order = order();
    await(gateway.charge(order));
    Merchant.queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance);
    merchant.fault("{'call':'query','kind':'wrong-signature'}");
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Silence.class);
  }

  @Test
  void is_asked_again_about_entries_and_orders_when_the_connection_breaks() throws Exception {
    var car = merchant.newPayingCar();
    merchant.fault("{'call':'find','kind':'reset'}");
    merchant.fault("{'call':'parkings','kind':'reset'}");
    var order = merchant.orderFor(gateway, car, 800);
    merchant.fault("{'call':'query','kind':'reset','times':2}");
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(new Reply.NotFound());
  }

  @ParameterizedTest
  @CsvSource({"NO_AUTH, Blocked", "RULE_LIMIT, Silence", "SYSTEM_ERROR, Silence"})
  void blocks_an_entry_only_when_it_means_it(String code, String reply) throws Exception {
    var notice = merchant.newPayingCar().enters();
    merchant.fault("{'call':'parkings','kind':'refuse','code':'%s','times':3}".formatted(code));
    assertThat(await(gateway.enter(notice)).getClass().getSimpleName()).isEqualTo(reply);
  }

  @Test
  void that_is_not_there_is_silent() throws Exception {
    var nobody = Setup.of(folder, 1, merchant.mailbox().url());
    try (var lonely = Merchant.open(nobody)) {
      assertThat(await(lonely.query("any")))
          .isEqualTo(new Reply.Silence("the channel cannot be reached"));
      assertThat(await(lonely.enter(merchant.newPayingCar().enters())))
          .isInstanceOf(EntryReply.Silence.class);
    }
  }

  @Test
  void is_left_alone_after_repeated_failures_and_tried_again_later() throws Exception {
    try (var wary = Merchant.open(merchant.setup().withCircuitOf(4))) {
      var order = merchant.orderFor(wary, merchant.newPayingCar(), 800);
      merchant.fault("{'call':'transactions','kind':'wrong-signature','times':4}");
      for (int i = 0; i < 4; i++) {
        await(wary.charge(order));
      }
      assertThat(await(wary.charge(order)))
          .isInstanceOfSatisfying(
              Reply.Silence.class, silence -> assertThat(silence.why()).contains("circuit"));
      merchant.forgetFaults();
      assertThat(Merchant.queryUntil(wary, order.orderNumber(), Reply.Paid.class::isInstance))
          .isInstanceOf(Reply.Paid.class);
    }
  }
}
