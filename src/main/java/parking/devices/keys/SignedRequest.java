package parking.devices.keys;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request of a device as it came over HTTP, with what its signature covers.
 *
 * @param path as it was sent, percent signs and all
 * @param query what follows the question mark; empty when there is none
 * @param headers the values of a header by its name in small letters, one for each time it was sent
 */
public record SignedRequest(
    String method,
    String path,
    Optional<String> query,
    Function<String, List<String>> headers,
    byte[] body) {

  /** A request that has come in, and its body. */
  public static SignedRequest of(HttpServerRequest request, byte[] body) {
    return new SignedRequest(
        request.method().name(),
        request.path(),
        Optional.ofNullable(request.query()),
        request.headers()::getAll,
        body);
  }
}
