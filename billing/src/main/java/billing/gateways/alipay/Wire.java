package billing.gateways.alipay;

import billing.gateways.guarding.CallFailed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Calls methods of the gateway: signs requests, verifies answers. Signatures go by real time,
 * whatever time the lot runs on. The client makes no retry of its own and logs nothing.
 */
final class Wire {
  private static final InstantSource REAL_TIME = InstantSource.system();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OK = "10000";
  private static final String IN_PROGRESS = "10003";
  private static final Set<String> ANSWERS = Set.of(OK, IN_PROGRESS);
  private static final int LONGEST_ANSWER = 2 * 1024 * 1024;
  private static final int LONGEST_FILE = 32 * 1024 * 1024;
  private static final int IDLE_CONNECTIONS = 5;
  private static final int IDLE_SECONDS = 7;

  private final OkHttpClient client;
  private final OkHttpClient downloading;
  private final HttpUrl gateway;
  private final Account account;

  Wire(AlipaySettings settings, Account account) {
    this.account = account;
    this.gateway = HttpUrl.get(settings.baseUrl());
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(settings.connectTimeout())
            .callTimeout(settings.callTimeout())
            .readTimeout(settings.callTimeout())
            .writeTimeout(settings.callTimeout())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
            .build();
    this.downloading =
        client
            .newBuilder()
            .callTimeout(settings.billCallTimeout())
            .readTimeout(settings.billCallTimeout())
            .build();
  }

  /**
   * Calls a method.
   *
   * @param content what goes into {@code biz_content}
   * @return an answer with code 10000 or 10003
   * @throws CallFailed for any other answer, and for none
   */
  Told call(Method method, ObjectNode content) {
    var text =
        new String(bytes(client, request(method, content), LONGEST_ANSWER), StandardCharsets.UTF_8);
    var answer =
        SignedAnswer.of(method, text)
            .orElseThrow(() -> CallFailed.unusable("the answer is not what the contract says"));
    var fields = parsed(answer.content());
    var code = fields.path("code").asText("");
    var subCode = fields.path("sub_code").asText("");
    if (answer.signature().isEmpty() && !ANSWERS.contains(code)) {
      throw Failures.unsigned(code, subCode);
    }
    if (!Rsa2.isSigned(answer.content(), answer.signature().orElse(""), account.alipayKey())) {
      throw CallFailed.unusable("the answer is not signed by Alipay");
    }
    if (!ANSWERS.contains(code)) {
      throw Failures.answered(code, subCode, fields.path("sub_msg").asText(""));
    }
    return new Told(fields);
  }

  /**
   * Fetches a file that a signed answer has named. Such files are not signed themselves, so they
   * are fetched through TLS wherever the gateway is.
   *
   * @throws CallFailed when it does not come whole
   */
  byte[] fetch(String address) {
    var url = HttpUrl.parse(address);
    if (url == null) {
      throw CallFailed.unusable("the address of the file is none");
    }
    if (gateway.isHttps() && !url.isHttps()) {
      url = HttpUrl.get(URI.create(address.replaceFirst("^http:", "https:")));
    }
    return bytes(downloading, new Request.Builder().url(url).build(), LONGEST_FILE);
  }

  /** An address at which a browser calls a method itself: all of it stands in the query. */
  String address(Method method, ObjectNode content) {
    var signed = new TreeMap<>(common(method));
    signed.put("biz_content", content.toString());
    var url = gateway.newBuilder();
    signed.forEach(url::addQueryParameter);
    url.addQueryParameter("sign", Rsa2.sign(Rsa2.text(signed), account.key()));
    return url.build().toString();
  }

  /** As the SDK does it: what everybody may read in the query, what is ours in the body. */
  private Request request(Method method, ObjectNode content) {
    var common = common(method);
    var signed = new TreeMap<>(common);
    signed.put("biz_content", content.toString());
    var url = gateway.newBuilder();
    common.forEach(url::addQueryParameter);
    url.addQueryParameter("sign", Rsa2.sign(Rsa2.text(signed), account.key()));
    var body =
        new FormBody.Builder(StandardCharsets.UTF_8).add("biz_content", content.toString()).build();
    return new Request.Builder().url(url.build()).post(body).build();
  }

  private Map<String, String> common(Method method) {
    return Map.of(
        "app_id",
        account.appId(),
        "method",
        method.wire(),
        "format",
        "JSON",
        "charset",
        "utf-8",
        "sign_type",
        "RSA2",
        "timestamp",
        ChinaTime.text(REAL_TIME.instant()),
        "version",
        "1.0",
        "notify_url",
        account.notifyUrl());
  }

  private static byte[] bytes(OkHttpClient with, Request request, int longest) {
    try (var answer = with.newCall(request).execute()) {
      if (answer.code() != 200 || answer.body() == null) {
        throw CallFailed.unusable("the answer's HTTP status is " + answer.code());
      }
      var source = answer.body().source();
      if (source.request(longest + 1L)) {
        throw CallFailed.unusable("the answer is too long");
      }
      return source.readByteArray();
    } catch (IOException e) {
      throw Failures.network(e);
    }
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw CallFailed.unusable("the answer is not what the contract says");
    }
  }
}
