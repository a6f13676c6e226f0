package parking.pocket;

import io.vertx.core.http.HttpServerRequest;

/** Where a request comes from. */
final class Client {
  private Client() {}

  /** Behind a proxy this is the proxy, unless Quarkus is told to trust what it forwards. */
  static String of(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }
}
