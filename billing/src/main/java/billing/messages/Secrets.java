package billing.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Settings that a channel needs when it is enabled. */
final class Secrets {
  private Secrets() {}

  /**
   * The content of a secret's file.
   *
   * @throws IllegalStateException naming the property that is missing or cannot be read
   */
  static String read(Optional<Path> file, String property) {
    var path = need(file, property);
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "billing.messages.%s: the file cannot be read (%s)"
              .formatted(property, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * @throws IllegalStateException naming the property that is missing
   */
  static <T> T need(Optional<T> value, String property) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "billing.messages.%s is missing; set it, or disable the channel"
                    .formatted(property)));
  }
}
