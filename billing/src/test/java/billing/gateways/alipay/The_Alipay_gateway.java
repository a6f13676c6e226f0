package billing.gateways.alipay;

import static billing.gateways.alipay.Operator.await;
import static billing.gateways.alipay.Operator.queryUntil;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle.PlateColour;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryReply;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.money.Fen;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_Alipay_gateway {
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

  @Test
  void is_called_alipay() {
    assertThat(gateway.name()).isEqualTo("alipay");
  }

  @ParameterizedTest
  @EnumSource
  void registers_a_car_of_any_colour_whose_owner_has_agreed(PlateColour colour) throws Exception {
    var car = operator.newCar(colour);
    operator.bind(car, "PLATE_PAY", "SUCCESS");
    assertThat(await(gateway.enter(car.enters()))).isInstanceOf(EntryReply.Registered.class);
  }

  @Test
  void gets_the_same_registration_when_it_tells_the_same_entry_again() throws Exception {
    var notice = operator.newCar("SUCCESS").enters();
    var first = await(gateway.enter(notice));
    assertThat(await(gateway.enter(notice))).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_AGREEMENT_SCENE", "NSF_CHECK_FAILED", "ETC_PAY"})
  void hears_why_a_car_cannot_be_charged_by_its_plate(String scene) throws Exception {
    var car = operator.newCar(PlateColour.GREEN);
    operator.bind(car, scene, "SUCCESS");
    assertThat(await(gateway.enter(car.enters()))).isEqualTo(new EntryReply.Blocked(scene));
  }

  @Test
  void takes_a_car_that_may_be_charged_by_plate_or_tag() throws Exception {
    var car = operator.newCar(PlateColour.BLUE);
    operator.bind(car, "ETC_PAY,PLATE_PAY", "SUCCESS");
    assertThat(await(gateway.enter(car.enters()))).isInstanceOf(EntryReply.Registered.class);
  }

  @Test
  void does_not_register_a_plate_that_somebody_else_pays_for() throws Exception {
    var other = new Operator.Car("somebody-else", operator.newCar("SUCCESS").vehicle());
    assertThat(await(gateway.enter(other.enters())))
        .isEqualTo(new EntryReply.Blocked("NO_AGREEMENT_SCENE"));
  }

  @Test
  void charges_no_car_in_a_lot_without_a_number_at_Alipay() throws Exception {
    var notice = operator.newCar("SUCCESS").entersLot("elsewhere");
    assertThat(await(gateway.enter(notice))).isEqualTo(new EntryReply.Blocked("NO_PARKING_ID"));
    assertThat(await(gateway.charge(Operator.order(notice, "any", 500))))
        .isInstanceOfSatisfying(
            Reply.Refused.class, reply -> assertThat(reply.code()).isEqualTo("NO_PARKING_ID"));
  }

  @Test
  void is_told_paid_at_once_with_the_payers_money() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 1375);
    var reply = await(gateway.charge(order));
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Paid.class,
            paid -> {
              assertThat(paid.backing()).isEqualTo(Reply.Backing.PAYER);
              assertThat(paid.at())
                  .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            });
    assertThat(await(gateway.query(order.orderNumber()))).isEqualTo(reply);
    assertThat(operator.trades())
        .filteredOn(it -> it.at("/request/out_trade_no").asText().equals(order.orderNumber()))
        .singleElement()
        .satisfies(it -> assertThat(it.at("/request/total_fee").asText()).isEqualTo("13.75"));
  }

  @Test
  void is_told_accepted_first_and_paid_later() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("LATER"), 500);
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
    assertThat(queryUntil(gateway, order.orderNumber(), Reply.Paid.class::isInstance))
        .isInstanceOf(Reply.Paid.class);
  }

  @Test
  void is_told_when_Alipay_has_advanced_the_money() throws Exception {
    try (var advancing = operator.connect(operator.setup().advancing())) {
      var order = operator.orderFor(advancing, operator.newCar("ADVANCED"), 500);
      assertThat(await(advancing.charge(order)))
          .isInstanceOfSatisfying(
              Reply.Paid.class,
              paid -> assertThat(paid.backing()).isEqualTo(Reply.Backing.ADVANCED));
    }
  }

  @Test
  void lets_no_money_be_advanced_unless_it_is_agreed() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("ADVANCED"), 500);
    assertThat(await(gateway.charge(order)))
        .isEqualTo(new Reply.Refused("ACQ.BUYER_BALANCE_NOT_ENOUGH", "买家余额不足", true));
  }

  @Test
  void is_refused_what_the_payer_does_not_have_and_may_try_again_later() throws Exception {
    var car = operator.newCar("NO_MONEY");
    var order = operator.orderFor(gateway, car, 500);
    assertThat(await(gateway.charge(order)))
        .isEqualTo(new Reply.Refused("ACQ.BUYER_BALANCE_NOT_ENOUGH", "买家余额不足", true));
    operator.bind(car, "PLATE_PAY", "SUCCESS");
    var later = Operator.order(order.entry(), order.entryId(), 500);
    assertThat(await(gateway.charge(later))).isInstanceOf(Reply.Paid.class);
  }

  @Test
  void is_told_that_an_accepted_order_failed() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("PAY_FAIL"), 500);
    assertThat(await(gateway.charge(order))).isEqualTo(new Reply.Accepted());
    assertThat(queryUntil(gateway, order.orderNumber(), Reply.Refused.class::isInstance))
        .isEqualTo(new Reply.Refused("PAY_FAIL", "the payment failed", false));
  }

  @Test
  void is_told_what_became_of_an_order_that_it_sends_again() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 500);
    var first = await(gateway.charge(order));
    assertThat(await(gateway.charge(order))).isEqualTo(first);
  }

  @Test
  void is_told_the_truth_about_a_number_that_it_sends_with_another_amount() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 500);
    var first = await(gateway.charge(order));
    var other =
        new ChargeOrder(
            order.orderNumber(),
            order.entry(),
            order.entryId(),
            order.left(),
            order.exitDevice(),
            Fen.fen(501));
    assertThat(await(gateway.charge(other))).isEqualTo(first);
  }

  @Test
  void is_refused_an_order_for_an_entry_that_Alipay_does_not_know() throws Exception {
    var notice = operator.newCar("SUCCESS").enters();
    assertThat(await(gateway.charge(Operator.order(notice, "no-such-serial", 500))))
        .isInstanceOfSatisfying(
            Reply.Refused.class, reply -> assertThat(reply.code()).isEqualTo("INVALID_PARAMETER"));
  }

  @Test
  void hears_that_an_order_was_never_heard_of() {
    assertThat(await(gateway.query("neverheardof"))).isEqualTo(new Reply.NotFound());
  }

  @Test
  void sends_money_back_in_parts_and_not_more_than_was_taken() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 1000);
    await(gateway.charge(order));
    var part = Operator.refundOf(order, 300);
    assertThat(await(gateway.refund(part))).isEqualTo(new RefundReply.Processing());
    assertThat(
            Operator.until(
                () -> await(gateway.queryRefund(part)), RefundReply.Refunded.class::isInstance))
        .isInstanceOf(RefundReply.Refunded.class);
    assertThat(await(gateway.query(order.orderNumber()))).isInstanceOf(Reply.Paid.class);
    assertThat(await(gateway.refund(Operator.refundOf(order, 701))))
        .isEqualTo(new RefundReply.Refused("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限", false));
    var rest = Operator.refundOf(order, 700);
    await(gateway.refund(rest));
    Operator.until(() -> await(gateway.queryRefund(rest)), RefundReply.Refunded.class::isInstance);
    assertThat(await(gateway.query(order.orderNumber())))
        .isEqualTo(new Reply.Refused("REFUND", "the money was taken and given back", false));
  }

  @Test
  void sends_the_same_refund_once_however_often_it_is_ordered() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("SUCCESS"), 1000);
    await(gateway.charge(order));
    var refund = Operator.refundOf(order, 600);
    await(gateway.refund(refund));
    assertThat(await(gateway.refund(refund))).isEqualTo(new RefundReply.Processing());
    assertThat(await(gateway.refund(Operator.refundOf(order, 400))))
        .isEqualTo(new RefundReply.Processing());
  }

  @Test
  void hears_that_a_refund_failed_or_was_never_heard_of() throws Exception {
    var car = operator.newCar("SUCCESS");
    operator.bind(car, JsonNodeFactory.instance.objectNode().put("refunds", "FAIL"));
    var order = operator.orderFor(gateway, car, 1000);
    await(gateway.charge(order));
    var refund = Operator.refundOf(order, 600);
    assertThat(await(gateway.queryRefund(refund))).isEqualTo(new RefundReply.NotFound());
    await(gateway.refund(refund));
    assertThat(
            Operator.until(
                () -> await(gateway.queryRefund(refund)), RefundReply.Refused.class::isInstance))
        .isEqualTo(new RefundReply.Refused("FAIL", "", false));
  }

  @Test
  void is_refused_to_refund_what_was_not_paid() throws Exception {
    var order = operator.orderFor(gateway, operator.newCar("NO_MONEY"), 1000);
    await(gateway.charge(order));
    assertThat(await(gateway.refund(Operator.refundOf(order, 1000))))
        .isEqualTo(new RefundReply.Refused("ACQ.TRADE_NOT_EXIST", "交易不存在", false));
  }
}
