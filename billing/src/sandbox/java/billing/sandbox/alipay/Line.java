package billing.sandbox.alipay;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Writes one HTTP answer.
 *
 * @param socket to whom
 */
record Line(Socket socket) {
  void send(int status, String type, byte[] body) throws IOException {
    socket.getOutputStream().write(head(status, type, body.length));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
  }

  /** Sends a browser somewhere else. */
  void leadTo(URI address) throws IOException {
    var head =
        "HTTP/1.1 303 Sandbox\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .formatted(address);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** Breaks the connection in the middle of the answer. */
  void breakOff(String type, byte[] body) throws IOException {
    socket.setSoLinger(true, 0);
    socket.getOutputStream().write(head(200, type, body.length));
    socket.getOutputStream().write(body, 0, body.length / 2);
    socket.getOutputStream().flush();
  }

  private static byte[] head(int status, String type, int length) {
    var content =
        status == 204 ? "" : "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, length);
    var head = "HTTP/1.1 %d Sandbox\r\n%sConnection: close\r\n\r\n".formatted(status, content);
    return head.getBytes(StandardCharsets.UTF_8);
  }
}
