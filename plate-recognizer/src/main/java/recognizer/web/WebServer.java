package recognizer.web;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A door of this program that speaks HTTP. It keeps no more requests than it was given room for:
 * further ones are hung up on, and so is whoever is too slow.
 */
public final class WebServer implements Closeable {
  private static final String SECONDS_PER_REQUEST = "10";

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private WebServer(HttpServer server, ThreadPoolExecutor threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Where to listen.
   *
   * @param setting whose part {@code port} a person changes when the port is in use
   * @param port 0 for any free one
   */
  public record Address(String setting, String host, int port) {}

  /**
   * How much may go on at once.
   *
   * @param name of the threads
   * @param threads how many requests are answered at once
   * @param waiting how many more may wait
   */
  public record Room(String name, int threads, int waiting) {
    private ThreadPoolExecutor open() {
      return new ThreadPoolExecutor(
          threads,
          threads,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(waiting),
          work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
          });
    }
  }

  /**
   * Starts to answer.
   *
   * @throws IOException naming the setting and the port when that is in use
   */
  public static WebServer start(Address address, Room room, HttpHandler answering)
      throws IOException {
    limitSlowness();
    WebServer web = new WebServer(create(address, room), room.open());
    web.server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answering.handle(exchange);
          }
        });
    web.server.setExecutor(web.threads);
    web.server.start();
    return web;
  }

  /** Whoever sends a request, or takes an answer, more slowly than this is cut off. */
  private static void limitSlowness() {
    for (String name : new String[] {"maxReqTime", "maxRspTime"}) {
      String property = "sun.net.httpserver." + name;
      System.setProperty(property, System.getProperty(property, SECONDS_PER_REQUEST));
    }
  }

  private static HttpServer create(Address address, Room room) throws IOException {
    try {
      return HttpServer.create(
          new InetSocketAddress(address.host(), address.port()), room.waiting());
    } catch (BindException e) {
      throw new IOException(
          "%s.port: port %d of %s cannot be used (%s). Choose another."
              .formatted(address.setting(), address.port(), address.host(), e.getMessage()),
          e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
