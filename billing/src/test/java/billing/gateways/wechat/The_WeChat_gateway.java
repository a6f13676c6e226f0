package billing.gateways.wechat;

import static billing.gateways.wechat.Merchant.await;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle.PlateColour;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryReply;
import billing.gateways.Reply;
import billing.money.Fen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_WeChat_gateway {
  @TempDir static Path folder;
  private static Merchant merchant;
  private WeChatGateway gateway;

  @BeforeAll
  static void open() throws Exception {
    merchant = Merchant.in(folder, Duration.ofMillis(300));
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

  @Test
  void is_called_wechat() {
    assertThat(gateway.name()).isEqualTo("wechat");
  }

  @Test
  void registers_the_entry_of_a_car_whose_owner_pays() throws Exception {
    var notice = merchant.newPayingCar().enters();
    assertThat(await(gateway.enter(notice))).isInstanceOf(EntryReply.Registered.class);
  }

  @ParameterizedTest
  @EnumSource
  void knows_a_word_for_every_colour(PlateColour colour) throws Exception {
    var car = merchant.newCar(colour);
    merchant.bind(car, "NORMAL", "SUCCESS");
    assertThat(await(gateway.enter(car.enters()))).isInstanceOf(EntryReply.Registered.class);
  }

  @Test
  void gets_the_same_registration_when_it_tells_the_same_entry_again() throws Exception {
    var notice = merchant.newPayingCar().enters();
    var first = await(gateway.enter(notice));
    assertThat(await(gateway.enter(notice))).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"PAUSE", "OUT_SERVICE", "OVERDUE"})
  void hears_why_an_entry_is_blocked(String state) throws Exception {
    var car = merchant.newCar(PlateColour.GREEN);
    merchant.bind(car, state, "SUCCESS");
    assertThat(await(gateway.enter(car.enters()))).isEqualTo(new EntryReply.Blocked(state));
  }

  @Test
  void hears_that_an_unknown_plate_is_out_of_service() {
    var car = merchant.newCar(PlateColour.BLUE);
    assertThat(await(gateway.enter(car.enters()))).isEqualTo(new EntryReply.Blocked("OUT_SERVICE"));
  }

  @Test
  void does_not_register_a_plate_that_somebody_else_pays_for() throws Exception {
    var car = merchant.newPayingCar();
    var other = new Merchant.Car("openid-of-somebody-else", car.vehicle());
    assertThat(await(gateway.enter(other.enters())))
        .isEqualTo(new EntryReply.Blocked("OUT_SERVICE"));
  }

  @Test
  void is_told_accepted_first_and_paid_later() throws Exception {
    var order = merchant.orderFor(gateway, merchant.newPayingCar(), 1375);
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
    var reply = Merchant.queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance);
    assertThat(reply).isInstanceOf(Reply.Paid.class);
    assertThat(((Reply.Paid) reply).at())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(merchant.orders())
        .filteredOn(line -> line.path("out_trade_no").asText().equals(order.orderNumber()))
        .singleElement()
        .extracting(line -> line.path("total").asLong())
        .isEqualTo(1375L);
  }

  @Test
  void is_told_that_the_money_was_not_there() throws Exception {
    var car = merchant.newCar(PlateColour.YELLOW);
    merchant.bind(car, "NORMAL", "PAY_FAIL");
    var order = merchant.orderFor(gateway, car, 500);
    await(gateway.charge(order));
    assertThat(Merchant.queryUntil(gateway, order.orderNumber(), Reply.Refused.class::isInstance))
        .isEqualTo(new Reply.Refused("PAY_FAIL", "扣款失败", false));
  }

  @Test
  void gets_the_first_answer_when_it_sends_an_order_again() throws Exception {
    var order = merchant.orderFor(gateway, merchant.newPayingCar(), 500);
    await(gateway.charge(order));
    Merchant.queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance);
    assertThat(await(gateway.charge(order))).isInstanceOf(Reply.Paid.class);
  }

  @Test
  void is_refused_a_second_order_for_the_same_entry() throws Exception {
    var order = merchant.orderFor(gateway, merchant.newPayingCar(), 500);
    await(gateway.charge(order));
    var second = Merchant.order(order.entry(), order.entryId(), 500);
    assertThat(await(gateway.charge(second)))
        .isEqualTo(new Reply.Refused("INVALID_REQUEST", "场景信息和停车入场id不匹配", false));
  }

  @Test
  void is_refused_an_entry_that_a_newer_one_has_replaced() throws Exception {
    var car = merchant.newPayingCar();
    var old = merchant.orderFor(gateway, car, 500);
    merchant.orderFor(gateway, car, 500);
    assertThat(await(gateway.charge(old)))
        .isEqualTo(new Reply.Refused("INVALID_REQUEST", "停车入场id不存在", false));
  }

  @Test
  void is_refused_an_order_whose_plate_differs_from_the_entry() throws Exception {
    var order = merchant.orderFor(gateway, merchant.newPayingCar(), 500);
    var corrected =
        new Merchant.Car(order.entry().payer(), merchant.newCar(PlateColour.BLUE).vehicle());
    var other = Merchant.order(corrected.enters(), order.entryId(), 500);
    assertThat(await(gateway.charge(other)))
        .isEqualTo(new Reply.Refused("INVALID_REQUEST", "场景信息和停车入场id不匹配", false));
  }

  @Test
  void is_refused_a_stay_that_ends_in_the_future() throws Exception {
    var order = merchant.orderFor(gateway, merchant.newPayingCar(), 500);
    var late =
        new ChargeOrder(
            order.orderNumber(),
            order.entry(),
            order.entryId(),
            Instant.now().plusSeconds(600),
            "lane-2",
            Fen.fen(500));
    assertThat(await(gateway.charge(late)))
        .isInstanceOfSatisfying(
            Reply.Refused.class, refused -> assertThat(refused.code()).isEqualTo("PARAM_ERROR"));
  }

  @Test
  void hears_that_an_order_was_never_heard_of() {
    assertThat(await(gateway.query("neverheardof"))).isEqualTo(new Reply.NotFound());
  }
}
