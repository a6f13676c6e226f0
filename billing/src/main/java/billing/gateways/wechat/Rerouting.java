package billing.gateways.wechat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests to the configured address, because the SDK knows its host as an enum; the
 * signature stays valid, since it covers path and query only. Answers get the letter case of header
 * names that the SDK looks for, and end after {@value #LONGEST_BODY} bytes.
 *
 * @param base scheme, host and port
 */
record Rerouting(URI base) implements Interceptor {
  private static final long LONGEST_BODY = 262_144;
  private static final List<String> HEADERS =
      List.of(
          "Request-ID",
          "Wechatpay-Nonce",
          "Wechatpay-Serial",
          "Wechatpay-Signature",
          "Wechatpay-Timestamp");

  @Override
  public Response intercept(Chain chain) throws IOException {
    try (var answer = chain.proceed(rerouted(chain.request()))) {
      var headers = answer.headers().newBuilder();
      for (var name : HEADERS) {
        var value = answer.header(name);
        if (value != null) {
          headers.removeAll(name).add(name, value);
        }
      }
      return answer
          .newBuilder()
          .headers(headers.build())
          .body(answer.peekBody(LONGEST_BODY))
          .build();
    }
  }

  private Request rerouted(Request request) {
    var url = request.url().newBuilder().scheme(base.getScheme()).host(base.getHost());
    var secure = "https".equals(base.getScheme());
    var port = base.getPort() > 0 ? base.getPort() : secure ? 443 : 80;
    return request.newBuilder().url(url.port(port).build()).build();
  }
}
