package billing.gateways.wechat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Settings_of_the_WeChat_gateway {
  @TempDir Path folder;

  private Setup setup() throws Exception {
    Merchant.in(folder, Duration.ofSeconds(1)).close();
    return Setup.of(folder, 1, URI.create("http://127.0.0.1:1/"));
  }

  @Test
  void that_lack_a_key_file_are_named() throws Exception {
    var setup = setup().withPrivateKey(Optional.empty());
    assertThatThrownBy(() -> Account.of(setup))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("billing.wechat.private-key-file is missing");
  }

  @Test
  void that_name_a_file_which_is_not_there_are_named_with_the_file() throws Exception {
    var setup = setup().withApiV3Key(folder.resolve("nowhere.txt"));
    assertThatThrownBy(() -> Account.of(setup))
        .hasMessageContaining("billing.wechat.api-v3-key-file")
        .hasMessageContaining("nowhere.txt");
  }

  @Test
  void with_a_file_that_holds_no_key_are_named_without_its_content() throws Exception {
    var file = Files.writeString(folder.resolve("odd.txt"), "this is not a key");
    var keyless = setup().withPrivateKey(Optional.of(file));
    assertThatThrownBy(() -> Account.of(keyless))
        .hasMessageContaining("billing.wechat.private-key-file")
        .hasMessageNotContaining("this is not");
    assertThatThrownBy(() -> Account.of(Setup.of(folder, 1, URI.create("/")).withApiV3Key(file)))
        .hasMessageContaining("exactly 32 characters")
        .hasMessageNotContaining("this is not");
  }
}
