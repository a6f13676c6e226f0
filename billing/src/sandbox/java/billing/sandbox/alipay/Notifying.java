package billing.sandbox.alipay;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Tells the merchant what happened, signed, until the answer is the word success. */
final class Notifying {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> NOT_SIGNED = Set.of("sign", "sign_type");

  private final Inside inside;
  private final List<Duration> pauses;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private Optional<Letter> heldBack = Optional.empty();

  /**
   * Notifies.
   *
   * @param pauses before a notification that was not taken is sent again
   */
  Notifying(Inside inside, List<Duration> pauses) {
    this.inside = inside;
    this.pauses = pauses;
  }

  /** A notification on its way. */
  private record Letter(URI to, Form form, Runnable whenTaken) {}

  /** Announces how an order ended; orders that failed are not announced, as Alipay does it. */
  void announce(Trade trade) {
    if (trade.is(Trade.FAILED)) {
      inside.book().save(trade.told());
      return;
    }
    send(trade, common(trade, "TRADE_SUCCESS"), () -> inside.book().save(trade.told()));
  }

  /** Announces a refund that has succeeded, with all that has gone back of its order. */
  void announce(Refund refund) {
    if (!refund.isDone()) {
      inside.book().save(refund.told());
      return;
    }
    var trade = inside.book().findTrade(refund.order()).orElseThrow();
    var back =
        inside.book().listRefunds(trade).stream()
            .filter(Refund::isDone)
            .mapToLong(Refund::fen)
            .sum();
    var form = common(trade, back == trade.fen() ? "TRADE_CLOSED" : "TRADE_SUCCESS");
    form.put("out_biz_no", refund.number());
    form.put("refund_fee", Amounts.yuan(back));
    form.put("gmt_refund", refund.at().orElseThrow());
    send(trade, form, () -> inside.book().save(refund.told()));
  }

  private Map<String, String> common(Trade trade, String status) {
    var form = new HashMap<String, String>();
    form.put("notify_id", AppKeys.nonce(17));
    form.put("notify_type", "trade_status_sync");
    form.put("notify_time", inside.now());
    form.put("charset", "utf-8");
    form.put("version", "1.0");
    form.put("sign_type", "RSA2");
    form.put("app_id", inside.keys().appId());
    form.put("auth_app_id", inside.keys().appId());
    form.put("seller_id", inside.keys().sellerId());
    form.put("buyer_id", trade.user());
    form.put("trade_no", trade.tradeNo());
    form.put("out_trade_no", trade.number());
    form.put("subject", trade.request().path("subject").asText());
    form.put("body", "");
    form.put("trade_status", status);
    form.put("total_amount", Amounts.yuan(trade.fen()));
    form.put("receipt_amount", Amounts.yuan(trade.fen()));
    form.put("gmt_create", trade.created());
    trade.paid().ifPresent(at -> form.put("gmt_payment", at));
    return form;
  }

  private void send(Trade trade, Map<String, String> values, Runnable whenTaken) {
    var to = URI.create(trade.request().path("notify_url").asText());
    var kind = inside.faults().take(Fault.NOTIFICATIONS).map(Fault::kind);
    Lies.tell(values, kind);
    var letter = new Letter(to, Form.of(values), whenTaken);
    if (kind.equals(Optional.of(Fault.Kind.SILENT))) {
      return;
    }
    if (kind.equals(Optional.of(Fault.Kind.REORDERED))) {
      swap(Optional.of(letter)).ifPresent(this::deliver);
      return;
    }
    if (kind.equals(Optional.of(Fault.Kind.TWICE))) {
      deliver(letter);
    }
    deliver(letter, 0, kind.equals(Optional.of(Fault.Kind.WRONG_SIGNATURE)))
        .whenComplete((done, failure) -> swap(Optional.empty()).ifPresent(this::deliver));
  }

  private void deliver(Letter letter) {
    deliver(letter, 0, false);
  }

  private synchronized Optional<Letter> swap(Optional<Letter> other) {
    var earlier = heldBack;
    heldBack = other;
    return earlier;
  }

  private CompletableFuture<?> deliver(Letter letter, int round, boolean forged) {
    var text = letter.form().signed(NOT_SIGNED);
    var signed = new HashMap<>(letter.form().values());
    signed.put("sign", inside.keys().sign(forged ? text + " " : text));
    var request =
        HttpRequest.newBuilder(letter.to())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(Form.of(signed).encoded()))
            .build();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .whenComplete(
            (answer, failure) -> {
              if (failure == null && answer.body().equals("success")) {
                letter.whenTaken().run();
              } else {
                again(letter, round);
              }
            });
  }

  private void again(Letter letter, int round) {
    if (round < pauses.size() && !inside.clock().isShutdown()) {
      inside
          .clock()
          .schedule(
              () -> deliver(letter, round + 1, false),
              pauses.get(round).toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }
}
