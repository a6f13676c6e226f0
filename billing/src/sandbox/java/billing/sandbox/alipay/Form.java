package billing.sandbox.alipay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Parameters of a request or a notification, by name in order.
 *
 * @param values decoded
 */
record Form(TreeMap<String, String> values) {
  /** Of a query and a body together. */
  static Form of(String query, String body) {
    var values = new TreeMap<String, String>();
    for (var pair : (query + "&" + body).split("&")) {
      var at = pair.indexOf('=');
      if (at > 0) {
        values.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return new Form(values);
  }

  static Form of(Map<String, String> values) {
    return new Form(new TreeMap<>(values));
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** What is signed: everything but some, and but what is empty. */
  String signed(Set<String> without) {
    return values.entrySet().stream()
        .filter(entry -> !without.contains(entry.getKey()) && !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("&"));
  }

  /** As the body of a request. */
  String encoded() {
    return values.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
