package parking.devices.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parking.problems.Problem;

/** By the example files of the contract, and by what is left of them when they are damaged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_signature_of_a_device {
  private static final int DAMAGES = 500;
  private static final List<String> EXAMPLES = List.of("readings", "with-query");

  private static PublicKey key() throws IOException {
    return PublicKey.parse(Requests.key("public-key"));
  }

  private static Requests.Message message(String example) throws IOException {
    return Requests.Message.of(Requests.file(example + ".http"));
  }

  private static boolean isGood(Requests.Message message, PublicKey key) {
    var signature = MessageSignature.parse(message.request());
    return signature.key().equals(key.fingerprint())
        && key.hasSigned(signature.base(), signature.value());
  }

  private static void isRefused(Requests.Message message, String because) {
    assertThatThrownBy(() -> MessageSignature.parse(message.request()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(because);
  }

  @ParameterizedTest
  @ValueSource(strings = {"readings", "with-query"})
  void covers_the_text_that_the_contract_shows(String example) throws IOException {
    var signature = MessageSignature.parse(message(example).request());
    assertThat(new String(signature.base(), StandardCharsets.UTF_8))
        .isEqualTo(Requests.file(example + ".base.txt"));
    assertThat(signature.device()).isEqualTo("west-lake-edge");
    assertThat(signature.key()).isEqualTo(Requests.key("fingerprint"));
    assertThat(signature.created()).isEqualTo(Instant.parse("2026-11-20T04:00:00Z"));
    assertThat(key().fingerprint()).isEqualTo(Requests.key("fingerprint"));
    assertThat(isGood(message(example), key())).isTrue();
  }

  /** RFC 9421, appendix B.2.6. Its components are others than ours, its base is built alike. */
  @Test
  void is_built_and_verified_as_the_example_of_the_RFC() throws IOException {
    Map<String, String> components = new LinkedHashMap<>();
    components.put("date", "Tue, 20 Apr 2021 02:07:55 GMT");
    components.put("@method", "POST");
    components.put("@path", "/foo");
    components.put("@authority", "example.com");
    components.put("content-type", "application/json");
    components.put("content-length", "18");
    var parameters =
        "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-ed25519\"";
    var base = SignatureBase.of(components, parameters);
    assertThat(new String(base, StandardCharsets.UTF_8))
        .isEqualTo(Requests.file("rfc9421-b26.base.txt"));
    var signature = Base64.getDecoder().decode(Requests.file("rfc9421-b26.signature.txt").strip());
    assertThat(key().hasSigned(base, signature)).isTrue();
    signature[7] ^= 1;
    assertThat(key().hasSigned(base, signature)).isFalse();
  }

  @Test
  void is_refused_with_the_reason() throws IOException {
    var good = message("readings");
    var input = good.header("signature-input");
    isRefused(good.without("signature-input"), "signature-input is missing");
    isRefused(good.without("signature"), "signature is missing");
    isRefused(good.without("content-digest"), "content-digest is missing");
    isRefused(good.without("content-type"), "content-type is missing");
    isRefused(good.with("signature-input", input.replace("parking-device", "other")), "Input");
    isRefused(good.with("signature-input", input.replace("\"content-digest\" ", "")), "Input");
    isRefused(good.with("signature-input", input + ", b=()"), "Signature-Input is not as");
    isRefused(good.with("signature-input", input.replace("ed25519", "hmac-sha256")), "Input");
    isRefused(good.with("signature", "device=:AAAA:"), "Signature is not as");
    isRefused(good.with("content-digest", "sha-512=:AAAA:"), "Content-Digest is not as");
    var other = Base64.getEncoder().encodeToString(new byte[32]);
    isRefused(good.with("content-digest", "sha-256=:" + other + ":"), "not the SHA-256");
  }

  @Test
  void covers_a_query_exactly_when_there_is_one() throws IOException {
    var good = message("with-query");
    var bare =
        new Requests.Message(good.method(), "/api/v1/device-reports", good.headers(), good.body());
    isRefused(bare, "\"@query\" is signed where");
    var plain = message("readings");
    var asking =
        new Requests.Message(plain.method(), "/api/v1/readings?x=1", plain.headers(), plain.body());
    isRefused(asking, "\"@query\" is signed where");
  }

  /** Base64 whose last character has bits to spare is not taken in several spellings. */
  @Test
  void has_one_spelling_only() throws IOException {
    var good = message("readings");
    var value = good.header("signature");
    assertThat(value).endsWith("BQ==:");
    isRefused(good.with("signature", value.replace("BQ==:", "BR==:")), "Signature is not as");
    isRefused(good.with("signature", value.replace("BQ==:", "BQ:")), "Signature is not as");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void is_refused_wherever_the_message_is_damaged(long seed) throws IOException {
    var random = new Random(seed);
    var key = key();
    for (int i = 0; i < DAMAGES; i++) {
      var good = message(EXAMPLES.get(random.nextInt(EXAMPLES.size())));
      var damaged = damaged(good, random);
      assertThat(isTaken(damaged, key))
          .as(
              "seed %d, damage %d: %s %s %s",
              seed, i, damaged.method(), damaged.target(), damaged.headers())
          .isFalse();
    }
  }

  private static boolean isTaken(Requests.Message message, PublicKey key) {
    try {
      return isGood(message, key);
    } catch (Problem e) {
      return false;
    }
  }

  private static Requests.Message damaged(Requests.Message good, Random random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Requests.Message(
              damaged(good.method(), random), good.target(), good.headers(), good.body());
      case 1 ->
          new Requests.Message(
              good.method(), damaged(good.target(), random), good.headers(), good.body());
      case 2 -> {
        var body = good.body().clone();
        body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        var cut = random.nextBoolean() ? body : Arrays.copyOf(good.body(), body.length - 1);
        yield new Requests.Message(good.method(), good.target(), good.headers(), cut);
      }
      default -> {
        var names = List.copyOf(good.headers().keySet());
        var name = names.get(random.nextInt(names.size()));
        yield good.with(name, damaged(good.header(name), random));
      }
    };
  }

  /** One visible character is another, missing or doubled; never only at the rim a space. */
  private static String damaged(String text, Random random) {
    int at = random.nextInt(text.length());
    var character = (char) ('!' + random.nextInt('~' - '!'));
    var changed =
        switch (random.nextInt(3)) {
          case 0 -> text.substring(0, at) + character + text.substring(at + 1);
          case 1 -> text.substring(0, at) + text.substring(at + 1);
          default -> text.substring(0, at) + character + text.substring(at);
        };
    return changed.equals(text) ? text + character : changed;
  }
}
