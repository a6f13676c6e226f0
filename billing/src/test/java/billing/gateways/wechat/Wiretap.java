package billing.gateways.wechat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and the sandbox, passes every byte on, and keeps what it saw. */
final class Wiretap implements AutoCloseable {
  private final ServerSocket door;
  private final int sandbox;
  private final List<Exchange> seen = new CopyOnWriteArrayList<>();

  Wiretap(int sandbox) throws IOException {
    this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    this.sandbox = sandbox;
    var thread = new Thread(this::listen, "wiretap");
    thread.setDaemon(true);
    thread.start();
  }

  /** A request and its answer, byte for byte. */
  record Exchange(String head, String body, byte[] answer) {
    String method() {
      return head.split(" ")[0];
    }

    String target() {
      return head.split(" ")[1];
    }

    Optional<String> header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    /** The answer's body, when it is text. */
    String answerBody() {
      var text = new String(answer, StandardCharsets.UTF_8);
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  List<Exchange> seen() {
    return List.copyOf(seen);
  }

  private void listen() {
    while (!door.isClosed()) {
      try (var client = door.accept()) {
        pass(client);
      } catch (IOException over) {
        // A connection broke, or the tap was closed.
      }
    }
  }

  private void pass(Socket client) throws IOException {
    var head = head(client.getInputStream());
    var length =
        new Exchange(head, "", new byte[0]).header("content-length").map(Integer::parseInt);
    var body = client.getInputStream().readNBytes(length.orElse(0));
    try (var server = new Socket(InetAddress.getLoopbackAddress(), sandbox)) {
      server.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      server.getOutputStream().write(body);
      server.getOutputStream().flush();
      var answer = server.getInputStream().readAllBytes();
      seen.add(new Exchange(head, new String(body, StandardCharsets.UTF_8), answer));
      client.getOutputStream().write(answer);
      client.getOutputStream().flush();
    }
  }

  private static String head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
