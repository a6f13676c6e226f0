package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The methods about trades that people pay themselves, in a browser or in a program. */
final class Checkouts {
  private final Inside inside;
  private final Book book;
  private final Settling settling;

  Checkouts(Inside inside, Settling settling) {
    this.inside = inside;
    this.book = inside.book();
    this.settling = settling;
  }

  /** A trade for somebody in Alipay's program. */
  ObjectNode create(ObjectNode content, String notifyUrl) {
    var buyer = content.path("buyer_id").asText(content.path("buyer_open_id").asText());
    if (buyer.isBlank() || !"JSAPI_PAY".equals(content.path("product_code").asText())) {
      throw Refusal.badParameter("a buyer and the product_code JSAPI_PAY are needed");
    }
    return answer(take(content, notifyUrl));
  }

  /** The trade of a page that somebody has opened in a browser. */
  Trade page(ObjectNode content, String notifyUrl) {
    if (!"QUICK_WAP_WAY".equals(content.path("product_code").asText())) {
      throw Refusal.badParameter("the product_code QUICK_WAP_WAY is needed");
    }
    return take(content, notifyUrl);
  }

  /** The same again is the same trade. */
  private Trade take(ObjectNode content, String notifyUrl) {
    Amounts.fen(content, "total_amount");
    if (Json.text(content, "subject", 256).contains(",")) {
      throw Refusal.badParameter("subject must not hold a comma");
    }
    var request = content.deepCopy().put("notify_url", notifyUrl);
    request.put("total_fee", content.path("total_amount").asText());
    synchronized (book) {
      var known = book.findTrade(Json.text(content, "out_trade_no", 64));
      if (known.isEmpty()) {
        if (isLate(content)) {
          throw Refusal.business("ACQ.INVALID_PARAMETER", "time_expire is past");
        }
        var trade = Trade.waiting(request, inside.number(), inside.now());
        book.save(trade);
        return trade;
      }
      if (!known.get().request().equals(request)) {
        throw Refusal.business("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
      }
      return known.get();
    }
  }

  private boolean isLate(ObjectNode content) {
    return content.has("time_expire")
        && !Times.instant(content, "time_expire").isAfter(inside.time().instant());
  }

  private static ObjectNode answer(Trade trade) {
    return Json.object().put("out_trade_no", trade.number()).put("trade_no", trade.tradeNo());
  }

  ObjectNode query(ObjectNode content) {
    var trade = find(content);
    var answer = answer(trade).put("total_amount", Amounts.yuan(trade.fen()));
    trade.paid().ifPresent(at -> answer.put("send_pay_date", at));
    return answer.put("trade_status", status(trade));
  }

  private String status(Trade trade) {
    if (trade.is(Trade.PAID)) {
      return book.listRefunds(trade).stream().anyMatch(Refund::isDone)
          ? "TRADE_CLOSED"
          : "TRADE_SUCCESS";
    }
    return trade.is(Trade.WAITING) && !isLate(trade.request()) ? "WAIT_BUYER_PAY" : "TRADE_CLOSED";
  }

  ObjectNode close(ObjectNode content) {
    synchronized (book) {
      var trade = find(content);
      if (!trade.is(Trade.WAITING)) {
        throw Refusal.business("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
      }
      book.save(trade.closed());
      return answer(trade);
    }
  }

  /** Somebody pays, once. */
  void pay(String number) {
    synchronized (book) {
      book.findTrade(number)
          .filter(trade -> trade.isCheckout() && trade.paid().isEmpty())
          .map(trade -> trade.paidBySomebody(inside.now()))
          .ifPresent(
              paid -> {
                book.save(paid);
                settling.announce(paid);
              });
    }
  }

  /** Whether the page still takes money. */
  boolean mayBePaid(Trade trade) {
    return trade.is(Trade.WAITING) && !isLate(trade.request());
  }

  ObjectNode refund(ObjectNode content) {
    synchronized (book) {
      var trade = find(content);
      if (!trade.is(Trade.PAID)) {
        throw Refusal.business("ACQ.TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
      }
      var number = Json.text(content, "out_request_no", 64);
      var known = book.findRefund(number);
      if (known.isEmpty()) {
        if (Amounts.fen(content, "refund_amount") != trade.fen()
            || !book.listRefunds(trade).isEmpty()) {
          throw Refusal.business("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限");
        }
        var fresh =
            Refund.ordered(
                Json.object()
                    .put("out_order_no", trade.number())
                    .put("out_refund_no", number)
                    .put("refund_fee", content.path("refund_amount").asText()),
                inside.number());
        book.save(fresh);
        settling.later(fresh);
      }
      return answer(trade)
          .put("fund_change", known.isEmpty() ? "Y" : "N")
          .put("refund_fee", Amounts.yuan(trade.fen()));
    }
  }

  /** One that has not arrived is told without a state. */
  ObjectNode refundQuery(ObjectNode content) {
    var trade = find(content);
    var refund =
        book.findRefund(Json.text(content, "out_request_no", 64))
            .filter(found -> found.order().equals(trade.number()) && found.isDone());
    var answer = answer(trade);
    refund.ifPresent(
        it ->
            answer
                .put("out_request_no", it.number())
                .put("refund_status", "REFUND_SUCCESS")
                .put("refund_amount", Amounts.yuan(it.fen()))
                .put("gmt_refund_pay", it.at().orElseThrow()));
    return answer;
  }

  private Trade find(ObjectNode content) {
    return find(Json.text(content, "out_trade_no", 64));
  }

  Trade find(String number) {
    return book.findTrade(number)
        .filter(Trade::isCheckout)
        .orElseThrow(() -> Refusal.business("ACQ.TRADE_NOT_EXIST", "交易不存在"));
  }
}
