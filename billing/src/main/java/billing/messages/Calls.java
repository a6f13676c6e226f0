package billing.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Posts JSON to providers. Nothing of a request or an answer is logged. */
final class Calls {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final int BUSY = 429;
  private static final int TIMED_OUT = 408;
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client;
  private final Duration timeout;

  Calls(Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.timeout = timeout;
  }

  /** An answer; the body is missing when it was no JSON. */
  record Reply(int status, JsonNode body) {
    boolean isGood() {
      return status < CLIENT_ERROR;
    }

    /** What a status says where the body says nothing. */
    Answer failure() {
      var code = "HTTP " + status;
      return status == BUSY || status == TIMED_OUT || status >= SERVER_ERROR
          ? new Answer.Later(code)
          : new Answer.Refused(code);
    }
  }

  /** Posts; whatever goes wrong below HTTP is an answer already. */
  Uni<Answer> post(
      URI address, Map<String, String> headers, String body, Function<Reply, Uni<Answer>> reading) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return Uni.createFrom()
        .completionStage(
            () -> client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
        .chain(response -> reading.apply(new Reply(response.statusCode(), json(response.body()))))
        .onFailure()
        .recoverWithItem(Calls::unheard);
  }

  /** Without a connection nothing was sent; afterwards nobody knows. */
  private static Answer unheard(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    var code = cause.getClass().getSimpleName();
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? new Answer.Later(code)
        : new Answer.Silence(code);
  }

  private static JsonNode json(String body) {
    try {
      var node = JSON.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
