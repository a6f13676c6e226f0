package billing.messages;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data of a subscribe message within the limits of WeChat: thing 20 characters,
 * character_string 32, car_number 8, phrase 5, amount one symbol and ten digits. What is too long
 * is cut; a plate's end tells more than its begin.
 */
final class SubscribeFields {
  private static final Map<String, Integer> LIMITS =
      Map.of("thing", 20, "character_string", 32, "car_number", 8, "phrase", 5, "number", 32);
  private static final int AMOUNT_DIGITS = 10;

  /** WeChat takes no empty text. */
  private static final String NOTHING = "-";

  private SubscribeFields() {}

  /**
   * By keyword, what it shows.
   *
   * @param fields by keyword such as {@code thing1}, the word that is put there
   * @param known the words; a driver may be told of something that has not all of them
   * @throws IllegalArgumentException when a word is not known
   */
  static Map<String, String> of(Map<String, String> fields, Map<String, String> known) {
    Map<String, String> words = new HashMap<>(known);
    words.putIfAbsent("note", "请尽快缴纳，以免影响先离场后付费");
    Map<String, String> data = new TreeMap<>();
    fields.forEach(
        (keyword, word) -> {
          var text = words.get(word);
          if (text == null) {
            throw new IllegalArgumentException("no word %s for %s".formatted(word, keyword));
          }
          data.put(keyword, fit(keyword, text.isEmpty() ? NOTHING : text));
        });
    return data;
  }

  private static String fit(String keyword, String text) {
    var kind = keyword.replaceFirst("[0-9]+$", "");
    if (kind.equals("amount") && !text.equals(NOTHING)) {
      return amount(text);
    }
    int most = LIMITS.getOrDefault(kind, Integer.MAX_VALUE);
    if (text.length() <= most) {
      return text;
    }
    return kind.equals("car_number")
        ? text.substring(text.length() - most)
        : text.substring(0, most - 1) + "…";
  }

  private static String amount(String yuan) {
    var digits = yuan.replace(".", "").length();
    return "¥" + (digits > AMOUNT_DIGITS ? yuan.substring(0, yuan.indexOf('.')) : yuan);
  }
}
