package recognizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the example files of the contract, which the service is tested with, too. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_signed_request {
  private static final Path EXAMPLES = Path.of("../docs/contracts/examples/device-signatures");
  private static final Instant CREATED = Instant.parse("2026-11-20T04:00:00Z");

  private static String file(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name));
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static DeviceKey key() throws IOException, GeneralSecurityException {
    String text = file("key.txt");
    return DeviceKey.of(
        Base64.getDecoder().decode(found("public-key: (.*)", text)),
        Base64.getDecoder().decode(found("private-key: (.*)", text)),
        CREATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"readings", "with-query"})
  void is_the_one_of_the_contract(String example) throws Exception {
    String whole = file(example + ".http");
    int end = whole.indexOf("\n\n");
    String target = found("POST (\\S+) ", whole);
    int question = target.indexOf('?');
    var request =
        new RequestSignature.Request(
            "POST",
            question < 0 ? target : target.substring(0, question),
            question < 0 ? "" : target.substring(question + 1),
            "application/json",
            whole.substring(end + 2).getBytes(StandardCharsets.UTF_8));
    var signature = new RequestSignature(CREATED, "west-lake-edge", "AAECAwQFBgcICQoLDA0ODw");
    assertThat(signature.base(request, key())).isEqualTo(file(example + ".base.txt"));
    signature
        .headers(request, key())
        .forEach(
            (name, value) ->
                assertThat(whole.substring(0, end + 1)).contains(name + ": " + value + "\n"));
    assertThat(signature.headers(request, key())).hasSize(3);
  }

  /** RFC 9421, appendix B.2.6: Ed25519 signs the same text the same way every time. */
  @Test
  void is_signed_as_the_example_of_the_RFC() throws Exception {
    byte[] base = file("rfc9421-b26.base.txt").getBytes(StandardCharsets.UTF_8);
    assertThat(Base64.getEncoder().encodeToString(key().sign(base)))
        .isEqualTo(file("rfc9421-b26.signature.txt").strip());
  }

  @Test
  void names_its_key_by_the_fingerprint_that_the_contract_shows() throws Exception {
    assertThat(key().fingerprint()).isEqualTo(found("fingerprint: (.*)", file("key.txt")));
  }
}
