package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What {@code gateway.do} does: verifies, finds the method, answers, signs. */
final class Gate {
  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final String PREFIX = "alipay.";

  private final AppKeys keys;
  private final InstantSource real;
  private final Parking parking;
  private final Trades trades;
  private final Checkouts checkouts;
  private final Bills bills;

  Gate(
      AppKeys keys,
      InstantSource real,
      Parking parking,
      Trades trades,
      Checkouts checkouts,
      Bills bills) {
    this.checkouts = checkouts;
    this.keys = keys;
    this.real = real;
    this.parking = parking;
    this.trades = trades;
    this.bills = bills;
  }

  /** The name that faults know a request by; nothing for unknown methods. */
  static Optional<String> nameOf(Form form) {
    return Optional.ofNullable(
        switch (form.get("method")) {
          case "alipay.eco.mycar.parking.agreement.query" -> "agreement";
          case "alipay.eco.mycar.parking.enterinfo.sync" -> "enter";
          case "alipay.eco.mycar.parking.exitinfo.sync" -> "exit";
          case "alipay.eco.mycar.parking.order.pay" -> "pay";
          case "alipay.eco.mycar.trade.order.query" -> "query";
          case "alipay.trade.create" -> "checkout-create";
          case "alipay.trade.query" -> "checkout-query";
          case "alipay.trade.close" -> "checkout-close";
          case "alipay.trade.refund" -> "checkout-refund";
          case "alipay.trade.fastpay.refund.query" -> "checkout-refund-query";
          case "alipay.eco.mycar.parking.order.refund" -> "refund";
          case "alipay.eco.mycar.parking.refund.query" -> "refund-query";
          case "alipay.data.dataservice.bill.downloadurl.query" -> "bill";
          case "alipay.data.bill.accountlog.query" -> "account-log";
          default -> null;
        });
  }

  /** The signed answer. */
  String answer(Form form) {
    return answer(form, Optional.empty());
  }

  /** The signed answer, with the amount that a fault has it tell. */
  String answer(Form form, Optional<Fault.Kind> lie) {
    try {
      check(form);
      var content = content(form);
      lie.ifPresent(kind -> content.put("total_fee", Lies.amount(text(content), kind)));
      if (!content.has("code")) {
        content.put("code", "10000");
      }
      content.put("msg", content.path("code").asText().equals("10000") ? "Success" : "In progress");
      return signed(form, content);
    } catch (Refusal refusal) {
      return signed(form, refusal.content());
    }
  }

  private static String text(ObjectNode content) {
    return content.path("total_fee").asText();
  }

  /** Whether a browser opens a page. */
  static boolean isPage(Form form) {
    return form.get("method").equals("alipay.trade.wap.pay");
  }

  /**
   * The trade of a page that a browser opens.
   *
   * @throws Refusal when the address is not signed by the app
   */
  Trade page(Form form) {
    check(form);
    return checkouts.page(Json.parse(form.get("biz_content")), form.get("notify_url"));
  }

  String refused(Form form, String code) {
    return signed(form, Refusal.ofCode(code).content());
  }

  /** The answer to a request whose clock is off, which the gateway does not sign. */
  String skewed(Form form) {
    var answer = Json.object();
    answer.set(member(form), Refusal.gateway("isv.invalid-timestamp", "非法的时间戳参数").content());
    return answer.toString();
  }

  /** The same answer with a signature of another text. */
  String forged(String answer) {
    var text = answer.substring(0, answer.lastIndexOf(",\"sign\":"));
    return text + ",\"sign\":\"" + keys.sign(text) + "\"}";
  }

  private String signed(Form form, ObjectNode content) {
    var text = content.toString();
    return "{\"%s\":%s,\"sign\":\"%s\"}".formatted(member(form), text, keys.sign(text));
  }

  private static String member(Form form) {
    var method = form.get("method");
    return method.startsWith(PREFIX) ? method.replace('.', '_') + "_response" : "error_response";
  }

  private void check(Form form) {
    if (!keys.appId().equals(form.get("app_id"))) {
      throw Refusal.gateway("isv.invalid-app-id", "无效的AppID参数");
    }
    if (!"RSA2".equals(form.get("sign_type"))
        || !"utf-8".equals(form.get("charset"))
        || !"1.0".equals(form.get("version"))
        || !"JSON".equalsIgnoreCase(form.get("format"))) {
      throw Refusal.gateway("isv.invalid-signature-type", "sign_type, charset, version, format");
    }
    if (!keys.isFromApp(form.signed(Set.of("sign")), form.get("sign"))) {
      throw Refusal.badSignature();
    }
    var stamp = Times.instant(form.get("timestamp"), "timestamp");
    if (Duration.between(stamp, real.instant()).abs().compareTo(SKEW) > 0) {
      throw Refusal.gateway("isv.invalid-timestamp", "非法的时间戳参数");
    }
  }

  private ObjectNode content(Form form) {
    var request = Json.parse(form.get("biz_content"));
    return switch (nameOf(form).orElse("")) {
      case "agreement" -> parking.agreement(request);
      case "enter" -> parking.enter(request);
      case "exit" -> parking.exit(request);
      case "pay" -> trades.pay(request, form.get("notify_url"));
      case "query" -> trades.query(request);
      case "refund" -> trades.refund(request);
      case "refund-query" -> trades.refundQuery(request);
      case "checkout-create" -> checkouts.create(request, form.get("notify_url"));
      case "checkout-query" -> checkouts.query(request);
      case "checkout-close" -> checkouts.close(request);
      case "checkout-refund" -> checkouts.refund(request);
      case "checkout-refund-query" -> checkouts.refundQuery(request);
      case "bill" -> bills.address(request);
      case "account-log" -> bills.accountLog(request);
      default -> throw Refusal.gateway("isv.invalid-method", "不存在的方法名");
    };
  }
}
