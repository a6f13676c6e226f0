package billing.gateways.wechat;

import billing.gateways.News;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.Notification;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.core.util.GsonUtil;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads notifications: who sent them, and what they say. */
final class ReadingNews {
  private static final Gson GSON = GsonUtil.getGson();
  private static final String ABOUT_ORDERS = "TRANSACTION.";
  private static final String OF_CHECKOUT = "mchid";
  private static final String ABOUT_REFUNDS = "REFUND.";
  private static final String ABOUT_ENTRIES = "VEHICLE.ENTRANCE_STATE_CHANGE";

  private final NotificationParser parser;
  private final Verifier verifier;
  private final Told told;
  private final CheckoutWords words;

  ReadingNews(Account account) {
    this.told = new Told(account.merchantId());
    this.words = new CheckoutWords(account.merchantId());
    this.parser = new NotificationParser(account.keys());
    this.verifier = account.keys().createVerifier();
  }

  /** What a notification turned out to be. */
  sealed interface Item {
    /** From the platform, and understood. */
    record True(News news) implements Item {}

    /** Not from the platform, or too old to tell. */
    record Forged() implements Item {}

    /** From the platform, but not what the contract says. */
    record Unreadable() implements Item {}
  }

  /**
   * @param header finds a header by name, null when there is none
   * @param body exactly as received
   * @throws com.wechat.pay.java.core.exception.DecryptionException when our APIv3 key does not fit
   */
  Item read(UnaryOperator<String> header, String body) {
    var serial = header.apply("Wechatpay-Serial");
    var signature = header.apply("Wechatpay-Signature");
    var request =
        new RequestParam.Builder()
            .serialNumber(serial)
            .nonce(header.apply("Wechatpay-Nonce"))
            .timestamp(header.apply("Wechatpay-Timestamp"))
            .signature(signature)
            .signType(header.apply("Wechatpay-Signature-Type"))
            .body(body)
            .build();
    if (!Wire.isFresh(header.apply("Wechatpay-Timestamp"))
        || !Wire.isSigned(verifier, serial, request.getMessage(), signature)) {
      return new Item.Forged();
    }
    try {
      return content(request);
    } catch (ValidationException e) {
      return new Item.Forged();
    } catch (MalformedMessageException | JsonParseException | IllegalArgumentException e) {
      return new Item.Unreadable();
    }
  }

  private Item content(RequestParam request) {
    var content = parser.parse(request, JsonObject.class);
    var notification = GSON.fromJson(request.getBody(), Notification.class);
    var event = notification.getEventType();
    if (event == null || content == null || notification.getId() == null) {
      return new Item.Unreadable();
    }
    return about(event, content)
        .<Item>map(
            about -> new Item.True(new News(WeChatGateway.NAME, notification.getId(), about)))
        .orElseGet(Item.Unreadable::new);
  }

  /** What an event is about; nothing when it lacks the number that it is about. */
  private Optional<News.About> about(String event, JsonObject content) {
    if (event.startsWith(ABOUT_ORDERS)) {
      return ofOrder(content);
    }
    if (event.startsWith(ABOUT_REFUNDS)) {
      return ofRefund(GSON.fromJson(content, RefundNotification.class));
    }
    return event.equals(ABOUT_ENTRIES)
        ? ofEntry(GSON.fromJson(content, EntryNews.class))
        : Optional.of(new News.About.Other(event));
  }

  /** Orders that people pay themselves are told in another form, which names our own number. */
  private Optional<News.About> ofOrder(JsonObject content) {
    return content.has(OF_CHECKOUT) && !content.has("sp_mchid")
        ? ofCheckout(
            GSON.fromJson(content, com.wechat.pay.java.service.payments.model.Transaction.class))
        : ofOrder(GSON.fromJson(content, Transaction.class));
  }

  private Optional<News.About> ofCheckout(
      com.wechat.pay.java.service.payments.model.Transaction told) {
    return Optional.ofNullable(told.getOutTradeNo())
        .map(number -> new News.About.OfOrder(number, words.reply(told)));
  }

  private Optional<News.About> ofOrder(Transaction transaction) {
    return Optional.ofNullable(transaction.getOutTradeNo())
        .map(number -> new News.About.OfOrder(number, told.reply(transaction)));
  }

  private static Optional<News.About> ofRefund(RefundNotification told) {
    return Optional.ofNullable(told.getOutRefundNo())
        .map(number -> new News.About.OfRefund(number, RefundWords.reply(told)));
  }

  private static Optional<News.About> ofEntry(EntryNews told) {
    var reply = Words.entryReply(told.state(), told.why(), told.entryId());
    return Optional.ofNullable(told.number()).map(number -> new News.About.OfEntry(number, reply));
  }

  /** What the SDK has no class for: an entry that changed its state. */
  private record EntryNews(
      @SerializedName("out_parking_no") String number,
      @SerializedName("parking_id") String entryId,
      @SerializedName("parking_state") String state,
      @SerializedName("blocked_state_description") String why) {}
}
