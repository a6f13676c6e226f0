package billing.gateways.alipay;

import billing.api.ChannelVehicle;
import billing.gateways.EntryReply;
import billing.gateways.News.About;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.guarding.CallFailed;
import billing.money.Fen;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Alipay's words mean to us; with {@link Codes} and {@link Scenes} the only place that knows
 * them. Sources stand in {@code docs/contracts/alipay-parking.md}.
 */
final class Words {
  private static final Pattern ALIPAY_USER = Pattern.compile("2088\\d{12}");

  /** Everything that looks like a plate, because Alipay's messages may quote one. */
  private static final Pattern PLATE = Pattern.compile("\\p{IsHan}[A-Z][A-Z0-9]{3,6}\\p{IsHan}?");

  private Words() {}

  static String colour(ChannelVehicle.PlateColour colour) {
    return switch (colour) {
      case BLUE -> "BLUE";
      case GREEN -> "GREEN";
      case YELLOW -> "YELLOW";
      case YELLOW_GREEN -> "LIMEGREEN";
      case WHITE -> "WHITE";
      case BLACK -> "BLACK";
    };
  }

  /** The field for a payer's identity: Alipay's own number of a user, or the app's open_id. */
  static String payerField(String identity) {
    return ALIPAY_USER.matcher(identity).matches() ? "alipay_user_id" : "open_id";
  }

  static EntryReply registered(Told entry) {
    return entry
        .text("serial_no")
        .<EntryReply>map(EntryReply.Registered::new)
        .orElseGet(() -> new EntryReply.Silence("Alipay names no serial_no"));
  }

  /** What a failure means to an entry. */
  static EntryReply entryReply(CallFailed failed) {
    return Codes.meaning(failed) == Codes.Meaning.NEVER
        ? new EntryReply.Blocked(failed.said().code())
        : new EntryReply.Silence(failed.getMessage());
  }

  /** What the answer to an order says: without a time of payment the money is on its way. */
  static Reply ordered(Told told) {
    var at = told.time("gmt_payment");
    var number = told.text("trade_no");
    if (at.isEmpty() || number.isEmpty()) {
      return new Reply.Accepted();
    }
    var advanced = told.fen("advance_amount").orElse(Fen.ZERO);
    var backing = advanced.isZero() ? Reply.Backing.PAYER : Reply.Backing.ADVANCED;
    return paid(new Reply.Paid(number.get(), at.get(), backing), told.text("total_fee"));
  }

  /** What a failure means to an order that was just sent. */
  static Reply reply(CallFailed failed) {
    return switch (Codes.meaning(failed)) {
      case NEVER -> refused(failed.said(), false);
      case LATER -> refused(failed.said(), true);
      case HELD, UNKNOWN -> new Reply.Silence(failed.getMessage());
    };
  }

  /** What the query says about an order. */
  static Reply queried(Told told) {
    return switch (told.text("trade_status").orElse("")) {
      case "0", "4" -> new Reply.Accepted();
      case "1", "3", "7", "9" -> paid(told);
      case "2" -> refused("PAY_FAIL", "the payment failed", false);
      case "5" -> refused("TRADE_CLOSED", "the trade was closed", true);
      case "6", "8" -> refunded(told);
      default -> new Reply.Silence("Alipay names an unknown trade_status");
    };
  }

  private static Reply paid(Told told) {
    var at = told.time("gmt_payment_success").or(() -> told.time("gmt_payment"));
    var number = told.text("trade_no");
    return at.isPresent() && number.isPresent()
        ? paid(new Reply.Paid(number.get(), at.get()), told.text("total_fee"))
        : new Reply.Silence("Alipay says paid without a number or a time");
  }

  /**
   * A payment with its amount. Alipay names no currency: every amount is in yuan.
   *
   * @param amount as it is told; without one it is left open
   */
  private static Reply paid(Reply.Paid paid, Optional<String> amount) {
    if (amount.isEmpty()) {
      return paid;
    }
    var fen = Yuan.fen(amount.get());
    return fen.isPresent()
        ? new Reply.Paid(paid.transactionId(), paid.at(), paid.backing(), fen)
        : new Reply.Contradicts("the amount that was paid is none in yuan");
  }

  /** A trade of which a part went back was paid all the same. */
  private static Reply refunded(Told told) {
    var total = told.fen("total_fee").orElse(Fen.ZERO);
    var back = told.fen("send_back_fee").orElse(total);
    return back.compareTo(total) < 0
        ? paid(told)
        : refused("REFUND", "the money was taken and given back", false);
  }

  /** What a failure means to the question for an order. */
  static Reply replyToQuery(CallFailed failed) {
    return Codes.isNoSuchOrder(failed)
        ? new Reply.NotFound()
        : new Reply.Silence(failed.getMessage());
  }

  /** What a failure means to a refund that was just ordered. */
  static RefundReply refundReply(CallFailed failed) {
    return switch (Codes.meaning(failed)) {
      case NEVER -> refusedRefund(failed.said(), false);
      case LATER -> refusedRefund(failed.said(), true);
      case HELD, UNKNOWN -> new RefundReply.Silence(failed.getMessage());
    };
  }

  /** When the latest refund of a trade succeeded. */
  static Optional<Instant> refundedAt(Told trade) {
    return trade.time("gmt_refund_success").or(() -> trade.time("gmt_refund"));
  }

  /**
   * What the query says about a refund.
   *
   * @param at when the order's latest refund succeeded
   */
  static RefundReply refund(Told told, Optional<Instant> at) {
    return switch (told.text("refund_status").orElse("")) {
      case "DOING" -> new RefundReply.Processing();
      case "SUCCESS" ->
          at.<RefundReply>map(
                  when -> new RefundReply.Refunded(told.text("parking_refund_no").orElse(""), when))
              .orElseGet(() -> new RefundReply.Silence("Alipay names no time of the refund"));
      case "FAIL" ->
          new RefundReply.Refused(
              told.text("biz_code").orElse("FAIL"), masked(told.text("biz_msg").orElse("")), false);
      default -> new RefundReply.Silence("Alipay names an unknown refund_status");
    };
  }

  /** What a failure means to the question for a refund. */
  static RefundReply replyToRefundQuery(CallFailed failed) {
    return Codes.isNoSuchOrder(failed)
        ? new RefundReply.NotFound()
        : new RefundReply.Silence(failed.getMessage());
  }

  /**
   * What a notification about a trade says. With a number of a refund it is about that refund;
   * Alipay's number of the refund is not told, so the trade's stands for it.
   */
  static Optional<About> news(Map<String, String> form) {
    var order = form.getOrDefault("out_trade_no", "");
    var trade = form.getOrDefault("trade_no", "");
    if (order.isBlank() || trade.isBlank()) {
      return Optional.empty();
    }
    var refund = form.getOrDefault("out_biz_no", "");
    var backAt = ChinaTime.instant(form.get("gmt_refund"));
    if (!refund.isBlank() && backAt.isPresent()) {
      return Optional.of(new About.OfRefund(refund, new RefundReply.Refunded(trade, backAt.get())));
    }
    var status = form.getOrDefault("trade_status", "");
    return backAt.isPresent() && status.equals("TRADE_CLOSED")
        ? Optional.of(new About.Other("TRADE_CLOSED by a refund without a number"))
        : state(form, trade).map(reply -> new About.OfOrder(order, reply));
  }

  private static Optional<Reply> state(Map<String, String> form, String trade) {
    return switch (form.getOrDefault("trade_status", "")) {
      case "TRADE_SUCCESS", "TRADE_FINISHED" ->
          ChinaTime.instant(form.get("gmt_payment"))
              .map(at -> paid(new Reply.Paid(trade, at), text(form, "total_amount")));
      case "TRADE_CLOSED" -> Optional.of(refused("TRADE_CLOSED", "the trade was closed", true));
      case "WAIT_BUYER_PAY" -> Optional.of(new Reply.Accepted());
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(Map<String, String> form, String name) {
    return Optional.ofNullable(form.get(name)).filter(text -> !text.isBlank());
  }

  static Reply refused(String code, String message, boolean retriable) {
    return new Reply.Refused(code, masked(message), retriable);
  }

  private static Reply refused(CallFailed.Said said, boolean retriable) {
    return refused(said.code(), said.message(), retriable);
  }

  private static RefundReply refusedRefund(CallFailed.Said said, boolean retriable) {
    return new RefundReply.Refused(said.code(), masked(said.message()), retriable);
  }

  private static String masked(String message) {
    return PLATE.matcher(message).replaceAll("***");
  }
}
