package billing.gateways.wechat;

import billing.api.ChannelVehicle;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.RefundOrder;
import com.wechat.pay.java.service.billdownload.model.AccountType;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetFundFlowBillRequest;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.CreateParkingRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.CreateTransactionRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.OrderAmount;
import com.wechat.pay.java.service.wexinpayscoreparking.model.ParkingTradeScene;
import com.wechat.pay.java.service.wexinpayscoreparking.model.QueryPlateServiceRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.QueryTransactionRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What we send. The same facts always make the same request, because the channel answers a repeated
 * one with its first answer, and compares a payment's scene with what was said at entry.
 *
 * @param account on whose behalf
 */
record Requests(Account account) {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_REASON = 80;

  QueryPlateServiceRequest service(String openid, ChannelVehicle vehicle) {
    var request = new QueryPlateServiceRequest();
    request.setAppid(account.appId());
    request.setOpenid(openid);
    request.setPlateNumber(vehicle.plate());
    request.setPlateColor(Words.colour(vehicle.colour()));
    return request;
  }

  CreateParkingRequest parking(EntryNotice notice) {
    var request = new CreateParkingRequest();
    request.setOutParkingNo(notice.number());
    request.setPlateNumber(notice.vehicle().plate());
    request.setPlateColor(Words.colour(notice.vehicle().colour()));
    request.setNotifyUrl(account.notifyUrl());
    request.setStartTime(time(notice.entered()));
    request.setParkingName(name(notice.lotName()));
    request.setFreeDuration(Math.toIntExact(notice.freeFor().toSeconds()));
    return request;
  }

  CreateTransactionRequest transaction(ChargeOrder order) {
    var request = new CreateTransactionRequest();
    request.setAppid(account.appId());
    request.setDescription(name("停车费 " + order.entry().lotName()));
    request.setAttach(Fingerprint.of(order));
    request.setOutTradeNo(order.orderNumber());
    request.setTradeScene("PARKING");
    request.setNotifyUrl(account.notifyUrl());
    var amount = new OrderAmount();
    amount.setTotal(order.amount().count());
    amount.setCurrency("CNY");
    request.setAmount(amount);
    request.setParkingInfo(scene(order));
    return request;
  }

  static QueryTransactionRequest order(String number) {
    var request = new QueryTransactionRequest();
    request.setOutTradeNo(number);
    return request;
  }

  CreateRequest refund(RefundOrder order) {
    var request = new CreateRequest();
    request.setOutTradeNo(order.orderNumber());
    request.setOutRefundNo(order.refundNumber());
    request.setReason(limited(order.reason(), LONGEST_REASON));
    request.setNotifyUrl(account.notifyUrl());
    var amount = new AmountReq();
    amount.setRefund(order.amount().count());
    amount.setTotal(order.taken().count());
    amount.setCurrency("CNY");
    request.setAmount(amount);
    return request;
  }

  static QueryByOutRefundNoRequest refundNumbered(String number) {
    var request = new QueryByOutRefundNoRequest();
    request.setOutRefundNo(number);
    return request;
  }

  static GetTradeBillRequest trades(LocalDate day) {
    var request = new GetTradeBillRequest();
    request.setBillDate(day.toString());
    request.setBillType(BillType.ALL);
    request.setTarType(TarType.GZIP);
    return request;
  }

  static GetFundFlowBillRequest funds(LocalDate day) {
    var request = new GetFundFlowBillRequest();
    request.setBillDate(day.toString());
    request.setAccountType(AccountType.BASIC);
    request.setTarType(TarType.GZIP);
    return request;
  }

  private static ParkingTradeScene scene(ChargeOrder order) {
    var entry = order.entry();
    var scene = new ParkingTradeScene();
    scene.setParkingId(order.entryId());
    scene.setPlateNumber(entry.vehicle().plate());
    scene.setPlateColor(Words.colour(entry.vehicle().colour()));
    scene.setStartTime(time(entry.entered()));
    scene.setEndTime(time(order.left()));
    scene.setParkingName(name(entry.lotName()));
    scene.setChargingDuration(
        Math.toIntExact(
            Duration.between(seconds(entry.entered()), seconds(order.left())).toSeconds()));
    scene.setDeviceId(order.exitDevice());
    return scene;
  }

  private static String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(seconds(instant).atOffset(CHINA));
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String name(String text) {
    return limited(text, LONGEST_NAME);
  }

  private static String limited(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
