package billing.gateways.alipay;

import billing.gateways.News;
import billing.gateways.News.About;
import billing.gateways.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads notifications: who sent them, and what they say. */
final class ReadingNews {
  private static final String SIGNATURE = "sign";
  private static final String SIGNATURE_TYPE = "sign_type";
  private static final String NOT_OURS = "it is about a trade of another app or seller than ours";

  private final Account account;

  ReadingNews(Account account) {
    this.account = account;
  }

  /** What a notification turned out to be. */
  sealed interface Item {
    /** From Alipay, for us, and understood. */
    record True(News news) implements Item {}

    /** Not from Alipay. */
    record Forged() implements Item {}

    /** From Alipay, but not what the contract says. */
    record Unreadable() implements Item {}
  }

  /**
   * Reads one.
   *
   * @param body exactly as received, a form in UTF-8
   */
  Item read(String body) {
    var form = form(body);
    if (form.isEmpty() || !isSigned(form.get())) {
      return new Item.Forged();
    }
    return id(form.get()).isBlank()
        ? new Item.Unreadable()
        : about(form.get())
            .<Item>map(about -> new Item.True(new News(AlipayGateway.NAME, id(form.get()), about)))
            .orElseGet(Item.Unreadable::new);
  }

  /** Empty when a name comes twice, because nobody could tell which value is signed. */
  private static Optional<Map<String, String>> form(String body) {
    var values = new HashMap<String, String>();
    try {
      for (var pair : body.split("&")) {
        var at = pair.indexOf('=');
        if (at < 1
            || values.put(decoded(pair, 0, at), decoded(pair, at + 1, pair.length())) != null) {
          return Optional.empty();
        }
      }
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return Optional.of(values);
  }

  private static String decoded(String text, int from, int until) {
    return URLDecoder.decode(text.substring(from, until), StandardCharsets.UTF_8);
  }

  /** Alipay signs what has a value; the signature's own fields are never signed. */
  private boolean isSigned(Map<String, String> form) {
    var signed = new HashMap<>(form);
    signed.remove(SIGNATURE);
    signed.remove(SIGNATURE_TYPE);
    signed.values().removeIf(String::isEmpty);
    return "RSA2".equals(form.get(SIGNATURE_TYPE))
        && Rsa2.isSigned(Rsa2.text(signed), form.get(SIGNATURE), account.alipayKey());
  }

  private boolean isOurs(Map<String, String> form) {
    return account.appId().equals(form.get("app_id"))
        && account.sellerId().equals(form.get("seller_id"));
  }

  private static String id(Map<String, String> form) {
    return form.getOrDefault("notify_id", "");
  }

  private Optional<About> about(Map<String, String> form) {
    if (!isOurs(form)) {
      return Optional.ofNullable(form.get("out_trade_no"))
          .filter(number -> !number.isBlank())
          .map(number -> new About.OfOrder(number, new Reply.Contradicts(NOT_OURS)));
    }
    if (!"trade_status_sync".equals(form.get("notify_type"))) {
      return Optional.of(new About.Other(form.getOrDefault("notify_type", "")));
    }
    return Words.news(form);
  }
}
