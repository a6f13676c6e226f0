package billing.gateways.alipay;

import billing.api.ChannelVehicle;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.RefundOrder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What we send. The same facts always make the same request.
 *
 * @param account on whose behalf
 */
record Requests(Account account) {
  private static final int LONGEST_SUBJECT = 128;
  private static final int PAGE = 2000;

  /** Whether the payer lets this car be charged. */
  ObjectNode agreement(EntryNotice notice, String parkingId) {
    return agreement(notice.payer(), notice.vehicle(), parkingId);
  }

  /**
   * The same without an entry.
   *
   * @param payer who; blank for anybody
   */
  ObjectNode agreement(String payer, ChannelVehicle vehicle, String parkingId) {
    var request = object();
    request.put("car_number", vehicle.plate());
    request.put("plate_color", Words.colour(vehicle.colour()));
    request.put("parking_id", parkingId);
    request.put("ver", "2.1");
    if (!payer.isBlank()) {
      request.put(Words.payerField(payer), payer);
    }
    return request;
  }

  ObjectNode entry(EntryNotice notice, String parkingId) {
    var request = object();
    request.put("parking_id", parkingId);
    request.put("car_number", notice.vehicle().plate());
    request.put("car_color", Words.colour(notice.vehicle().colour()));
    request.put("in_time", ChinaTime.text(notice.entered()));
    request.put("out_serial_no", notice.number());
    request.put("free_minutes", notice.freeFor().toMinutes());
    return request;
  }

  ObjectNode exit(ChargeOrder order, String parkingId) {
    var entry = order.entry();
    var request = object();
    request.put("parking_id", parkingId);
    request.put("car_number", entry.vehicle().plate());
    request.put("car_color", Words.colour(entry.vehicle().colour()));
    request.put("out_time", ChinaTime.text(order.left()));
    request.put("serial_no", order.entryId());
    request.put("out_serial_no", entry.number());
    request.put("order_amount", Yuan.text(order.amount()));
    request.put("actual_amount", Yuan.text(order.amount()));
    request.put("exit_id", order.exitDevice());
    return request;
  }

  ObjectNode order(ChargeOrder order, String parkingId) {
    var entry = order.entry();
    var minutes =
        Duration.between(
                entry.entered().truncatedTo(ChronoUnit.SECONDS),
                order.left().truncatedTo(ChronoUnit.SECONDS))
            .toMinutes();
    var request = object();
    request.put("out_trade_no", order.orderNumber());
    request.put("subject", subject(entry.lotName()));
    request.put("total_fee", Yuan.text(order.amount()));
    request.put("seller_id", account.sellerId());
    request.put("parking_id", parkingId);
    request.put("out_parking_id", entry.lot());
    request.put("serial_no", order.entryId());
    request.put("car_number", entry.vehicle().plate());
    request.put("car_number_color", Words.colour(entry.vehicle().colour()));
    request.put("in_time", ChinaTime.text(entry.entered()));
    request.put("out_time", ChinaTime.text(order.left()));
    request.put("in_duration", "" + minutes);
    request.put("billing_duration", "" + minutes);
    request.put("pay_scene", Scenes.PLATE_PAY);
    request.put("pay_version", "3.0");
    request.put("after_pay_order", true);
    request.put("is_advance", account.advance());
    return request;
  }

  static ObjectNode query(String orderNumber) {
    return object().put("out_biz_trade_no", orderNumber);
  }

  static ObjectNode refund(RefundOrder order) {
    var request = object();
    request.put("out_order_no", order.orderNumber());
    request.put("out_refund_no", order.refundNumber());
    request.put("refund_fee", Yuan.text(order.amount()));
    request.put("refund_reason", order.reason());
    return request;
  }

  static ObjectNode refundQuery(RefundOrder order) {
    return object()
        .put("out_order_no", order.orderNumber())
        .put("out_refund_no", order.refundNumber());
  }

  static ObjectNode bill(LocalDate day) {
    return object().put("bill_type", "trade").put("bill_date", day.toString());
  }

  /** A page of the account's movements of a day; pages count from 1. */
  static ObjectNode accountLog(LocalDate day, int page) {
    return object()
        .put("start_time", ChinaTime.text(ChinaTime.start(day)))
        .put("end_time", ChinaTime.text(ChinaTime.start(day.plusDays(1))))
        .put("page_no", "" + page)
        .put("page_size", "" + PAGE);
  }

  /** Bills are split at commas, so a subject has none. */
  private static String subject(String lotName) {
    var text = "停车费 " + lotName.replace(',', '，');
    return text.length() <= LONGEST_SUBJECT ? text : text.substring(0, LONGEST_SUBJECT);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
