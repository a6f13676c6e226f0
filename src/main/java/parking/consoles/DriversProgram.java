package parking.consoles;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Sends a browser from /m to /m/, where the drivers' program is: its files name each other by paths
 * that begin there. Files that were compressed when the program was built are sent so to browsers
 * that understand it; the others are left to whoever serves files.
 */
@ApplicationScoped
class DriversProgram {
  private static final int PERMANENT = 308;
  private static final Pattern NAME = Pattern.compile("/m/assets/([A-Za-z0-9_.-]+\\.(js|css))");
  private static final Pattern BROTLI =
      Pattern.compile("\\bbr\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");
  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8");

  private final Map<String, Buffer> files = new ConcurrentHashMap<>();

  void answer(@Observes Router router) {
    router.get("/m").handler(DriversProgram::redirect);
    router.get("/m/assets/*").handler(this::send);
  }

  private static void redirect(RoutingContext asked) {
    if (asked.request().path().endsWith("/")) {
      asked.next();
      return;
    }
    asked.response().setStatusCode(PERMANENT).putHeader("Location", "/m/").end();
  }

  private void send(RoutingContext asked) {
    var name = NAME.matcher(asked.normalizedPath());
    var taken = asked.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (!name.matches() || taken == null || !BROTLI.matcher(taken).find()) {
      asked.next();
      return;
    }
    var file = find(name.group(1));
    if (file.isEmpty()) {
      asked.next();
      return;
    }
    asked
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(name.group(2)))
        .putHeader(HttpHeaders.CONTENT_ENCODING, "br")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .end(file.get());
  }

  /** Read once: there are few, and they are small. */
  private Optional<Buffer> find(String name) {
    var kept = Optional.ofNullable(files.get(name));
    var found = kept.isPresent() ? kept : read(name);
    found.ifPresent(file -> files.put(name, file));
    return found;
  }

  private static Optional<Buffer> read(String name) {
    var path = "META-INF/resources/m/assets/%s.br".formatted(name);
    try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      return stream == null ? Optional.empty() : Optional.of(Buffer.buffer(stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
