package billing.messages;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Subscribe messages: {@code POST /cgi-bin/message/subscribe/send}. Each needs a consent of its own
 * (one-time subscription), so a refusal by the driver, 43101, is the normal end and not a fault.
 */
final class WeChatMessenger implements Messenger {
  private static final String DOOR = "/cgi-bin/message/subscribe/send?access_token=";

  /** Busy, or too often: nothing was sent. */
  private static final Set<Integer> LATER = Set.of(-1, 45009, 45011);

  /** The access token does not hold any more. */
  private static final Set<Integer> TOKEN = Set.of(40001, 40014, 42001);

  /** Template, data or page are wrong: somebody has to mend the settings. */
  private static final Set<Integer> SETTINGS = Set.of(40037, 47003, 41030);

  private final MessageSettings.WeChat settings;
  private final Calls calls;
  private final AccessTokens tokens;

  private WeChatMessenger(MessageSettings.WeChat settings, Calls calls, AccessTokens tokens) {
    this.settings = settings;
    this.calls = calls;
    this.tokens = tokens;
  }

  /**
   * @throws IllegalStateException naming the property that is missing
   */
  static WeChatMessenger open(MessageSettings.WeChat settings, Calls calls, InstantSource time) {
    Secrets.need(settings.templateId(), "wechat.template-id");
    var secret =
        new AccessTokens.Secret(
            Secrets.need(settings.appId(), "wechat.app-id"),
            Secrets.read(settings.appSecretFile(), "wechat.app-secret-file"));
    var tokens = new AccessTokens(calls, settings.baseUrl(), secret, time);
    return new WeChatMessenger(settings, calls, tokens);
  }

  @Override
  public Channel channel() {
    return Channel.SUBSCRIBE_MESSAGE;
  }

  /** The contract knows no number of ours by which a repeated message would be known. */
  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public Uni<Answer> send(Letter letter) {
    return form(letter.content())
        .map(form -> tokens.with(token -> send(new Filled(letter, form), token, true)))
        .orElse(Uni.createFrom().item(new Answer.Refused("no template")));
  }

  /** Which template is used, and where it leads. */
  private record Form(String template, String page, Map<String, String> fields) {}

  /** A letter with its template. */
  private record Filled(Letter letter, Form form) {}

  private Optional<Form> form(Saying saying) {
    if (saying instanceof Content content) {
      var page = settings.page() + "?code=" + content.code();
      return Optional.of(new Form(settings.templateId().orElseThrow(), page, settings.fields()));
    }
    var told = (Told) saying;
    return Optional.ofNullable(settings.told().get(told.kind()))
        .map(it -> new Form(it.templateId(), told.said().page(), it.fields()));
  }

  private Uni<Answer> send(Filled letter, String token, boolean mayAskForToken) {
    var address = URI.create(settings.baseUrl() + DOOR + token);
    return calls.post(
        address,
        Map.of(),
        body(letter),
        reply -> {
          var code = reply.body().path("errcode").asInt(Integer.MIN_VALUE);
          if (TOKEN.contains(code) && mayAskForToken) {
            tokens.forget(token);
            return tokens.with(other -> send(letter, other, false));
          }
          return Uni.createFrom().item(answer(code, reply));
        });
  }

  private static Answer answer(int code, Calls.Reply reply) {
    if (code == Integer.MIN_VALUE) {
      return reply.isGood() ? new Answer.Silence("no errcode") : reply.failure();
    }
    if (code == 0) {
      return new Answer.Sent(reply.body().path("msgid").asText(""));
    }
    if (SETTINGS.contains(code)) {
      Log.errorf("WeChat refuses subscribe messages as they are set up: errcode %d", code);
    }
    return LATER.contains(code) || TOKEN.contains(code)
        ? new Answer.Later(String.valueOf(code))
        : new Answer.Refused(String.valueOf(code));
  }

  private String body(Filled filled) {
    var letter = filled.letter();
    var form = filled.form();
    var body = Calls.JSON.createObjectNode();
    body.put("touser", letter.address());
    body.put("template_id", form.template());
    body.put("page", form.page());
    body.put("miniprogram_state", settings.miniprogramState());
    body.put("lang", "zh_CN");
    var data = body.putObject("data");
    SubscribeFields.of(form.fields(), letter.content().words(true))
        .forEach((keyword, text) -> data.putObject(keyword).put("value", text));
    return body.toString();
  }
}
