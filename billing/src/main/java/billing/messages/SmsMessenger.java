package billing.messages;

import billing.api.LogInTexts;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text messages through a provider that takes JSON over HTTP. What it is sent and how its answer is
 * read is in the settings. Every try bears the message's id as {@code Idempotency-Key}.
 */
final class SmsMessenger implements Messenger {
  private static final String ALGORITHM = "HmacSHA256";

  /** Providers compare a signature's time with their own clock, whatever time the lot runs on. */
  private static final InstantSource REAL_TIME = InstantSource.system();

  private final MessageSettings.Sms settings;
  private final String secret;
  private final Set<String> finalCodes;
  private final Calls calls;
  private final Texts texts;

  private SmsMessenger(MessageSettings.Sms settings, String secret, Calls calls, Texts texts) {
    this.settings = settings;
    this.secret = secret;
    this.finalCodes =
        Arrays.stream(settings.finalCodes().orElse("").split(","))
            .map(String::strip)
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toSet());
    this.calls = calls;
    this.texts = texts;
  }

  /**
   * @throws IllegalStateException naming the property that is missing or wrong
   */
  static SmsMessenger open(MessageSettings.Sms settings, Calls calls, Texts texts) {
    Secrets.need(settings.url(), "sms.url");
    if (!Set.of("bearer", "hmac").contains(settings.auth())) {
      throw new IllegalStateException("billing.messages.sms.auth must be bearer or hmac");
    }
    var secret = Secrets.read(settings.secretFile(), "sms.secret-file");
    return new SmsMessenger(settings, secret, calls, texts);
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Uni<Answer> send(Letter letter) {
    var isTold = letter.content() instanceof Told;
    var words = letter.content().words(false);
    words.put("id", letter.id().toString());
    words.put("to", letter.address());
    var text = texts.get(isTold ? "sms-told.txt" : "sms.txt");
    words.put("text", Texts.fill(text, words, word -> word).strip());
    var body = isTold ? settings.toldBody() : settings.body();
    return post(letter.id(), Texts.fill(body, words, SmsMessenger::json));
  }

  /** Sends a log-in code; failures of every kind are answers. */
  Uni<Answer> send(LogInTexts.Code code) {
    Map<String, String> words = new HashMap<>();
    words.put("id", code.id().toString());
    words.put("to", code.phone());
    words.put("code", code.digits());
    words.put("minutes", String.valueOf(code.lasts().toMinutes()));
    words.put("text", Texts.fill(texts.get("sms-code.txt"), words, word -> word));
    return post(code.id(), Texts.fill(settings.codeBody(), words, SmsMessenger::json));
  }

  private Uni<Answer> post(UUID id, String body) {
    URI address = settings.url().orElseThrow();
    return calls.post(
        address, headers(id, body), body, reply -> Uni.createFrom().item(answer(reply)));
  }

  private Map<String, String> headers(UUID id, String body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Idempotency-Key", id.toString());
    if (settings.auth().equals("bearer")) {
      headers.put("Authorization", "Bearer " + secret);
    } else {
      var stamp = String.valueOf(REAL_TIME.instant().getEpochSecond());
      headers.put("X-Timestamp", stamp);
      headers.put("X-Signature", sign(secret, stamp + "\n" + body));
    }
    return headers;
  }

  /** HMAC-SHA256 in hexadecimal, of the time in seconds, a line feed and the body. */
  static String sign(String secret, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
    }
  }

  private Answer answer(Calls.Reply reply) {
    var code = reply.body().at(settings.codePointer()).asText("");
    if (finalCodes.contains(code)) {
      return new Answer.Refused(code);
    }
    if (!reply.isGood()) {
      return reply.failure();
    }
    return code.isEmpty() || code.equals(settings.okCode())
        ? new Answer.Sent(reply.body().at(settings.idPointer()).asText(""))
        : new Answer.Later(code);
  }

  private static String json(String word) {
    var quoted = Calls.JSON.getNodeFactory().textNode(word).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
