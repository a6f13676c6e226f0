package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The methods about money: orders, refunds, and what became of them. */
final class Trades {
  private static final Set<String> SAID_AT_ENTRY = Set.of("parking_id", "car_number", "in_time");

  private final Inside inside;
  private final Book book;
  private final Settling settling;

  Trades(Inside inside, Settling settling) {
    this.inside = inside;
    this.book = inside.book();
    this.settling = settling;
  }

  ObjectNode pay(ObjectNode order, String notifyUrl) {
    check(order);
    var request = order.deepCopy().put("notify_url", notifyUrl);
    synchronized (book) {
      var known = book.findTrade(Json.text(request, "out_trade_no", 64));
      if (known.isPresent()) {
        return again(known.get(), request);
      }
      var payer = book.payerOf(request.path("car_number").asText());
      if (payer.scene().equals(Payer.NO_AGREEMENT)) {
        throw Refusal.business("ACQ.AGREEMENT_NOT_EXIST", "用户代扣协议不存在");
      }
      var isAdvanced =
          payer.outcome().equals(Payer.ADVANCED) && request.path("is_advance").asBoolean();
      if (payer.outcome().equals(Payer.NO_MONEY)
          || payer.outcome().equals(Payer.ADVANCED) && !isAdvanced) {
        throw Refusal.business("ACQ.BUYER_BALANCE_NOT_ENOUGH", "买家余额不足");
      }
      var trade = Trade.ordered(request, inside.number(), payer.user(), inside.now());
      if (payer.outcome().equals(Payer.AT_ONCE) || isAdvanced) {
        trade = trade.paid(inside.now());
        book.save(trade);
        settling.announce(trade);
      } else {
        book.save(trade);
        settling.later(trade);
      }
      return answer(trade, isAdvanced);
    }
  }

  private static ObjectNode again(Trade known, ObjectNode request) {
    if (!known.request().equals(request)) {
      throw Refusal.business("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
    }
    if (known.is(Trade.PAID)) {
      throw Refusal.business("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
    }
    if (known.is(Trade.FAILED)) {
      throw Refusal.business("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
    }
    return answer(known, false);
  }

  private static ObjectNode answer(Trade trade, boolean isAdvanced) {
    var answer = Json.object();
    answer.put("code", trade.is(Trade.PAID) ? "10000" : "10003");
    answer.put("out_trade_no", trade.number());
    answer.put("trade_no", trade.tradeNo());
    answer.put("total_fee", Amounts.yuan(trade.fen()));
    answer.put("open_id", trade.user());
    trade.paid().ifPresent(at -> answer.put("gmt_payment", at));
    if (isAdvanced) {
      answer.put("advance_amount", Amounts.yuan(trade.fen()));
    }
    return answer;
  }

  ObjectNode query(ObjectNode request) {
    var trade = getTrade(Json.text(request, "out_biz_trade_no", 64));
    var back = book.listRefunds(trade).stream().filter(Refund::isDone).mapToLong(Refund::fen).sum();
    var answer = Json.object();
    answer.put("out_biz_trade_no", trade.number());
    answer.put("biz_trade_no", "P" + trade.tradeNo());
    answer.put("trade_no", trade.tradeNo());
    answer.put("total_fee", Amounts.yuan(trade.fen()));
    answer.put("gmt_created", trade.created());
    answer.put("trade_status", status(trade, back));
    trade.paid().ifPresent(at -> answer.put("gmt_payment_success", at));
    if (back > 0) {
      answer.put("send_back_fee", Amounts.yuan(back));
      book.listRefunds(trade).stream()
          .flatMap(refund -> refund.at().stream())
          .max(String::compareTo)
          .ifPresent(at -> answer.put("gmt_refund_success", at));
    }
    return answer;
  }

  private static int status(Trade trade, long back) {
    if (trade.is(Trade.PAYING)) {
      return 4;
    }
    if (trade.is(Trade.FAILED)) {
      return 2;
    }
    return back == 0 ? 1 : 8;
  }

  ObjectNode refund(ObjectNode request) {
    var number = Json.text(request, "out_refund_no", 64);
    var fen = Amounts.fen(request, "refund_fee");
    synchronized (book) {
      var trade = getTrade(Json.text(request, "out_order_no", 64));
      var refund =
          book.findRefund(number)
              .orElseGet(
                  () -> {
                    checkRest(trade, fen);
                    var fresh = Refund.ordered(request, inside.number());
                    book.save(fresh);
                    settling.later(fresh);
                    return fresh;
                  });
      if (!refund.request().equals(request)) {
        throw Refusal.business("ACQ.DISCORDANT_REPEAT_REQUEST", "请求信息与首次请求不一致");
      }
      return Json.object()
          .put("order_no", trade.tradeNo())
          .put("out_refund_no", number)
          .put("refund_no", refund.refundNo())
          .put("refund_fee", Amounts.yuan(fen));
    }
  }

  private void checkRest(Trade trade, long fen) {
    if (!trade.is(Trade.PAID)) {
      throw Refusal.business("ACQ.TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
    }
    var held = book.listRefunds(trade).stream().filter(Refund::holds).mapToLong(Refund::fen).sum();
    if (held + fen > trade.fen()) {
      throw Refusal.business("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
    }
  }

  ObjectNode refundQuery(ObjectNode request) {
    var trade = getTrade(Json.text(request, "out_order_no", 64));
    var refund =
        book.findRefund(Json.text(request, "out_refund_no", 64))
            .filter(found -> found.order().equals(trade.number()))
            .orElseThrow(() -> Refusal.business("ORDER_NOT_EXIST", "退款订单不存在"));
    return Json.object()
        .put("out_order_no", trade.number())
        .put("out_refund_no", refund.number())
        .put("parking_order_no", "P" + trade.tradeNo())
        .put("parking_refund_no", refund.refundNo())
        .put("refund_status", refund.state());
  }

  private Trade getTrade(String number) {
    return book.findTrade(number)
        .orElseThrow(() -> Refusal.business("ACQ.TRADE_NOT_EXIST", "交易不存在"));
  }

  private void check(ObjectNode request) {
    Amounts.fen(request, "total_fee");
    if (Json.text(request, "subject", 256).contains(",")) {
      throw Refusal.badParameter("subject must not hold a comma");
    }
    if (!inside.keys().sellerId().equals(request.path("seller_id").asText())
        || !request.path("after_pay_order").asBoolean()
        || !"PLATE_PAY".equals(request.path("pay_scene").asText())
        || !"3.0".equals(request.path("pay_version").asText())) {
      throw Refusal.badParameter("seller_id, after_pay_order, pay_scene or pay_version is wrong");
    }
    Json.text(request, "out_parking_id", 64);
    if (!Json.text(request, "in_duration", 9).matches("\\d+")
        || !Json.text(request, "billing_duration", 9).matches("\\d+")) {
      throw Refusal.badParameter("durations are whole minutes");
    }
    var entry =
        book.findEntry(Json.text(request, "serial_no", 64))
            .orElseThrow(() -> Refusal.badParameter("there is no such serial_no"));
    var exit =
        entry.exit().orElseThrow(() -> Refusal.badParameter("the car has not left: exitinfo.sync"));
    var isSame =
        SAID_AT_ENTRY.stream()
            .allMatch(name -> request.path(name).equals(entry.request().path(name)));
    if (!isSame || !request.path("out_time").equals(exit.path("out_time"))) {
      throw Refusal.badParameter("lot, car or times are others than at entry and exit");
    }
  }
}
