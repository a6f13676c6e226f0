package billing.gateways.wechat;

import billing.gateways.CheckoutOrder;
import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What we send of orders that people pay themselves.
 *
 * @param account on whose behalf
 */
record CheckoutRequests(Account account) {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final int LONGEST_DESCRIPTION = 127;
  private static final String CURRENCY = "CNY";

  /** For a page in a browser. */
  com.wechat.pay.java.service.payments.h5.model.PrepayRequest page(CheckoutOrder order) {
    var request = new com.wechat.pay.java.service.payments.h5.model.PrepayRequest();
    request.setAppid(account.appId());
    request.setMchid(account.merchantId());
    request.setDescription(description(order));
    request.setOutTradeNo(order.orderNumber());
    request.setTimeExpire(time(order.until()));
    request.setNotifyUrl(account.notifyUrl());
    var amount = new com.wechat.pay.java.service.payments.h5.model.Amount();
    amount.setTotal(Math.toIntExact(order.amount().count()));
    amount.setCurrency(CURRENCY);
    request.setAmount(amount);
    var info = new H5Info();
    info.setType("Wap");
    var scene = new com.wechat.pay.java.service.payments.h5.model.SceneInfo();
    scene.setPayerClientIp(order.payer().address());
    scene.setH5Info(info);
    request.setSceneInfo(scene);
    return request;
  }

  /** For WeChat's own programs, where the payer is known. */
  PrepayRequest program(CheckoutOrder order) {
    var request = new PrepayRequest();
    request.setAppid(account.appId());
    request.setMchid(account.merchantId());
    request.setDescription(description(order));
    request.setOutTradeNo(order.orderNumber());
    request.setTimeExpire(time(order.until()));
    request.setNotifyUrl(account.notifyUrl());
    var amount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
    amount.setTotal(Math.toIntExact(order.amount().count()));
    amount.setCurrency(CURRENCY);
    request.setAmount(amount);
    var payer = new Payer();
    payer.setOpenid(order.payer().identity().orElse(""));
    request.setPayer(payer);
    return request;
  }

  QueryOrderByOutTradeNoRequest order(String number) {
    var request = new QueryOrderByOutTradeNoRequest();
    request.setOutTradeNo(number);
    request.setMchid(account.merchantId());
    return request;
  }

  CloseOrderRequest closing(String number) {
    var request = new CloseOrderRequest();
    request.setOutTradeNo(number);
    request.setMchid(account.merchantId());
    return request;
  }

  private static String description(CheckoutOrder order) {
    var text = order.description();
    return text.substring(0, Math.min(text.length(), LONGEST_DESCRIPTION));
  }

  private static String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA));
  }
}
