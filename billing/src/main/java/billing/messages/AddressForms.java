package billing.messages;

import java.util.Map;
import java.util.regex.Pattern;

/** Which addresses can be ones. The messages never repeat what was given. */
final class AddressForms {
  private static final Map<String, Pattern> FORMS =
      Map.of(
          Channel.SMS.code(),
          Pattern.compile("\\+?[0-9]{5,18}"),
          Channel.EMAIL.code(),
          Pattern.compile("[^\\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,190}"),
          Channel.LETTER_FILE.code(),
          Pattern.compile("\\P{Cntrl}{5,200}"));

  private AddressForms() {}

  /**
   * @throws IllegalArgumentException saying what is needed
   */
  static void check(String channel, String address) {
    if (channel == null || !FORMS.containsKey(channel)) {
      throw new IllegalArgumentException("channel: one of sms, email, letter-file is needed");
    }
    if (address == null || !FORMS.get(channel).matcher(address).matches()) {
      throw new IllegalArgumentException(
          "address: "
              + switch (Channel.of(channel)) {
                case SMS -> "a phone number of 5 to 18 digits is needed";
                case EMAIL -> "an e-mail address is needed";
                default -> "a postal address of 5 to 200 characters in one line is needed";
              });
    }
  }
}
