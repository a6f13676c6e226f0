package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The calls about money: orders, and what became of them. */
final class Transactions {
  private static final Set<String> SAID_AT_ENTRY =
      Set.of("plate_number", "plate_color", "parking_name");

  private final Book book;
  private final Keys keys;
  private final LotTime time;
  private final Settling settling;

  Transactions(Book book, Keys keys, LotTime time, Settling settling) {
    this.book = book;
    this.keys = keys;
    this.time = time;
    this.settling = settling;
  }

  /** Call 3: accepts an order; the same order again gets the first one's state. */
  ObjectNode order(ObjectNode request) {
    check(request);
    synchronized (book) {
      var known = book.findOrder(request.path("out_trade_no").asText());
      if (known.isPresent()) {
        if (!known.get().request().equals(Packed.of(request))) {
          throw Refusal.badRequest("商户订单号重复，且参数与首次请求不一致");
        }
        return known.get().answer(keys);
      }
      var entry = getEntry(request.withObject("/parking_info"));
      var order = Order.accepted(request, book.payerOf(entry.plate()).openid(), time.text());
      book.save(order);
      settling.later(order);
      return book.findOrder(order.number()).orElseThrow().answer(keys);
    }
  }

  /** Call 4: what became of an order. */
  ObjectNode query(Request request) {
    var number = request.pathAfter("/v3/vehicle/transactions/out-trade-no/");
    return book.findOrder(number).orElseThrow(() -> Refusal.notFound("查询的订单不存在")).answer(keys);
  }

  private Entry getEntry(ObjectNode scene) {
    var entry = book.findEntry(scene.path("parking_id").asText()).orElseThrow(Refusal::noSuchEntry);
    if (!book.findNewestEntry(entry.plate()).equals(java.util.Optional.of(entry))) {
      throw Refusal.noSuchEntry();
    }
    book.findOrderOf(entry)
        .ifPresent(
            order -> {
              throw order.state().equals(Order.ACCEPTED)
                  ? Refusal.mismatch()
                  : Refusal.noSuchEntry();
            });
    if (entry.isBlocked()) {
      throw Refusal.notFound("车牌不存在");
    }
    var said = entry.request().open();
    var isSame = SAID_AT_ENTRY.stream().allMatch(name -> scene.path(name).equals(said.path(name)));
    if (!isSame || !Json.time(scene, "start_time").equals(Json.time(said, "start_time"))) {
      throw Refusal.mismatch();
    }
    return entry;
  }

  private void check(ObjectNode request) {
    Json.text(request, "appid", 32);
    Json.text(request, "description", 128);
    Json.text(request, "notify_url", 256);
    if (!Json.text(request, "out_trade_no", 32).matches("[0-9A-Za-z_*-]+")) {
      throw Refusal.badParameter("商户订单号只能是数字、大小写字母_-*");
    }
    var amount = request.path("amount");
    if (!"PARKING".equals(request.path("trade_scene").asText())
        || !"CNY".equals(amount.path("currency").asText())
        || !amount.path("total").isIntegralNumber()
        || amount.path("total").asLong() <= 0) {
      throw Refusal.badParameter("trade_scene 或 amount 不正确");
    }
    checkScene(request.withObject("/parking_info"));
  }

  private void checkScene(ObjectNode scene) {
    Json.text(scene, "parking_id", 32);
    Json.text(scene, "device_id", 32);
    if (scene.path("charging_duration").asLong(-1) < 0) {
      throw Refusal.badParameter("charging_duration 必填，单位秒");
    }
    var start = Json.time(scene, "start_time");
    var end = Json.time(scene, "end_time");
    if (!end.isAfter(start)) {
      throw Refusal.badParameter("end_time 必须晚于 start_time");
    }
    if (end.isAfter(time.instant())) {
      throw Refusal.badParameter("end_time 必须早于请求时间");
    }
  }
}
