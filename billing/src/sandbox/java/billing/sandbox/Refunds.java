package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;

/** The calls about money on its way back. */
final class Refunds {
  private static final int MOST_OF_AN_ORDER = 50;

  private final Book book;
  private final Signing signing;
  private final LotTime time;
  private final Settling settling;

  Refunds(Settling.Inside inside, Settling settling) {
    this.book = inside.book();
    this.signing = inside.signing();
    this.time = inside.time();
    this.settling = settling;
  }

  /** Accepts a refund; the same number again gets the first one's state. */
  ObjectNode order(ObjectNode request) {
    check(request);
    synchronized (book) {
      var number = request.path("out_refund_no").asText();
      var known = book.findRefund(number);
      if (known.isPresent()) {
        if (!known.get().request().equals(Packed.of(request))) {
          throw Refusal.badRequest("商户退款单号重复，且参数与首次请求不一致");
        }
        return known.get().answer();
      }
      var order = refundable(request);
      var refund =
          new Refund(
              Packed.of(request),
              "SANDBOXR" + signing.nonce(10),
              order.payment().orElseThrow().transactionId(),
              time.text(),
              Refund.PROCESSING,
              java.util.Optional.empty(),
              false);
      book.save(order.refunded());
      book.save(refund);
      settling.later(refund);
      return book.findRefund(number).orElseThrow().answer();
    }
  }

  /** What became of a refund. */
  ObjectNode query(Request request) {
    var number = request.pathAfter("/v3/refund/domestic/refunds/");
    return book.findRefund(number).orElseThrow(() -> Refusal.noSuchResource("退款单不存在")).answer();
  }

  private Order refundable(ObjectNode request) {
    var order =
        book.findOrder(request.path("out_trade_no").asText())
            .orElseThrow(() -> Refusal.noSuchResource("订单不存在"));
    var money = order.payment().orElseThrow(() -> Refusal.badRequest("订单未支付"));
    if (OffsetDateTime.parse(money.at()).plusYears(1).toInstant().isBefore(time.instant())) {
      throw Refusal.badRequest("订单已超过退款期限");
    }
    var earlier = book.listRefundsOf(order.number());
    if (earlier.size() >= MOST_OF_AN_ORDER) {
      throw Refusal.badRequest("超过单笔订单退款次数限制");
    }
    var back = earlier.stream().filter(Refund::isAlive).mapToLong(Refund::amount).sum();
    var amount = request.path("amount");
    if (amount.path("total").asLong() != order.total()) {
      throw Refusal.badRequest("订单金额与原订单不一致");
    }
    if (back + amount.path("refund").asLong() > order.total()) {
      throw Refusal.badRequest("退款金额大于可退金额");
    }
    return order;
  }

  private static void check(ObjectNode request) {
    Json.text(request, "out_trade_no", 32);
    if (!Json.text(request, "out_refund_no", 64).matches("[0-9A-Za-z_*|@-]+")) {
      throw Refusal.badParameter("商户退款单号只能是数字、大小写字母_-|*@");
    }
    if (request.has("reason")) {
      Json.text(request, "reason", 80);
    }
    if (request.has("notify_url")) {
      Json.text(request, "notify_url", 256);
    }
    var amount = request.path("amount");
    if (!"CNY".equals(amount.path("currency").asText())
        || !amount.path("refund").isIntegralNumber()
        || amount.path("refund").asLong() <= 0
        || !amount.path("total").isIntegralNumber()) {
      throw Refusal.badParameter("amount 不正确");
    }
  }
}
