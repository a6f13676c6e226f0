package parking.drivers;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import parking.problems.Problem;

/**
 * WeChat's {@code jscode2session}. The session key that comes along is not kept: nothing here reads
 * what it opens.
 */
final class WeChatPlatform implements Platform {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final URI base;
  private final String appId;
  private final String secret;
  private final PlatformCalls calls;

  private WeChatPlatform(URI base, String appId, String secret, PlatformCalls calls) {
    this.base = base;
    this.appId = appId;
    this.secret = secret;
    this.calls = calls;
  }

  /**
   * @throws IllegalStateException naming the property that is missing
   */
  static WeChatPlatform open(PlatformSettings settings) {
    var wechat = settings.wechat();
    return new WeChatPlatform(
        wechat.baseUrl(),
        PlatformFiles.need(wechat.appId(), "wechat.app-id"),
        PlatformFiles.text(wechat.appSecretFile(), "wechat.app-secret-file"),
        new PlatformCalls("wechat", settings));
  }

  @Override
  public Way way() {
    return Way.WECHAT;
  }

  @Override
  public Uni<String> identify(String code) {
    var query =
        "/sns/jscode2session?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
            .formatted(word(appId), word(secret), word(code));
    return calls
        .text(HttpRequest.newBuilder(base.resolve(query)).GET())
        .map(calls::json)
        .map(this::identity);
  }

  private static String word(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String identity(JsonNode answer) {
    int code = answer.path("errcode").asInt(0);
    if (code != 0) {
      throw problem(code);
    }
    var openId = answer.path("openid").asText("");
    if (!openId.matches("[A-Za-z0-9_-]{1,128}")) {
      throw calls.misused("no openid");
    }
    return openId;
  }

  /** What the platform's codes mean; those that it does not list are our fault. */
  private Problem problem(int code) {
    return switch (code) {
      case -1 -> Platform.silent();
      case 40029, 40163 -> Platform.wrongCode();
      case 45011 ->
          Problem.tooOften(
              "too-many", "WeChat lets nobody log in so often. Wait a minute.", MINUTE);
      case 40226 ->
          Problem.forbidden("blocked", "WeChat holds this account for risky and lets it not in.");
      default -> calls.misused("errcode " + code);
    };
  }
}
