package billing.messages;

import java.util.Map;

/** What a message says. It never prints itself. */
public sealed interface Saying permits Content, Told {
  /**
   * The words that a text may hold.
   *
   * @param isOwn whether the channel is the driver's own: then the whole plate is among them
   */
  Map<String, String> words(boolean isOwn);

  /** The plate as strangers may see it: {@code 浙A***01}. */
  static String masked(String plate) {
    return plate.length() < 5
        ? "***"
        : plate.substring(0, 2) + "***" + plate.substring(plate.length() - 2);
  }
}
