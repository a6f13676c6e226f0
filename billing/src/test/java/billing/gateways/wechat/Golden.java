package billing.gateways.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A message as it is meant to be, in a file beside the tests. With {@code -Dgolden.update=true} the
 * files are written anew, to be looked at before they are kept.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/wechat/messages");

  private Golden() {}

  static void check(String name, String text) throws IOException {
    var file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(file).as("the golden file of this message").exists();
    assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
  }
}
