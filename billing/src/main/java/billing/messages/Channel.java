package billing.messages;

import java.util.Arrays;
import java.util.Locale;

/** A way to reach a driver. */
public enum Channel {
  /** A one-time subscribe message in the payer's own WeChat (订阅消息). */
  SUBSCRIBE_MESSAGE,
  /** A text message to a phone (短信). */
  SMS,
  /** A letter by e-mail (电子邮件). */
  EMAIL,
  /** A line in the day's file of letters to be printed (信函). */
  LETTER_FILE;

  /** As policy files, tables and doors write it: {@code subscribe-message}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The channel of this code.
   *
   * @throws IllegalArgumentException naming the channels there are
   */
  public static Channel of(String code) {
    return Arrays.stream(values())
        .filter(channel -> channel.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no channel is called %s; there are %s"
                        .formatted(code, Arrays.stream(values()).map(Channel::code).toList())));
  }
}
