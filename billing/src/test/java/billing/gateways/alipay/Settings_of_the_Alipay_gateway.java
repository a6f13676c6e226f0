package billing.gateways.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Settings_of_the_Alipay_gateway {
  @TempDir Path folder;

  private Setup setup() throws Exception {
    Operator.in(folder).close();
    return Setup.of(folder, 1, URI.create("http://127.0.0.1:1/"));
  }

  @Test
  void that_lack_a_key_file_are_named() throws Exception {
    var setup = setup().withPrivateKey(Optional.empty());
    assertThatThrownBy(() -> Account.of(setup))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("billing.alipay.private-key-file is missing");
  }

  @Test
  void that_name_a_file_which_is_not_there_are_named_with_the_file() throws Exception {
    var setup = setup().withPrivateKey(Optional.of(folder.resolve("nowhere.pem")));
    assertThatThrownBy(() -> Account.of(setup))
        .hasMessageContaining("billing.alipay.private-key-file")
        .hasMessageContaining("nowhere.pem");
  }

  @Test
  void with_a_file_that_holds_no_key_are_named_without_its_content() throws Exception {
    var file = Files.writeString(folder.resolve("odd.txt"), "this is not a key");
    var setup = setup().withPrivateKey(Optional.of(file));
    assertThatThrownBy(() -> Account.of(setup))
        .hasMessageContaining("billing.alipay.private-key-file")
        .hasMessageNotContaining("this is not");
  }

  @Test
  void with_a_seller_who_is_none_are_named() throws Exception {
    var setup = setup().withSeller("somebody@example.com");
    assertThatThrownBy(() -> Account.of(setup))
        .hasMessage("billing.alipay.seller-id must be 16 digits that begin with 2088");
  }

  @Test
  void may_hold_a_key_as_Alipays_console_shows_it() throws Exception {
    var setup = setup();
    var pem = Files.readString(setup.privateKeyFile().orElseThrow());
    var bare = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    var file = Files.writeString(folder.resolve("bare.txt"), bare);
    assertThat(Account.of(setup.withPrivateKey(Optional.of(file))).key())
        .isEqualTo(Account.of(setup).key());
  }
}
