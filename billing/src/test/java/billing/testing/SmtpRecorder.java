package billing.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on this machine that keeps what it gets. */
public final class SmtpRecorder {
  private final ServerSocket server;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private volatile String toRecipients = "250 OK";

  SmtpRecorder() throws IOException {
    server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::accept, "smtp-recorder");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  void reset() {
    mails.clear();
    toRecipients = "250 OK";
  }

  /** What is said to a recipient, such as {@code 550 no such mailbox}. */
  public void answersRecipients(String line) {
    toRecipients = line;
  }

  /** Whole mails as they came, with headers. */
  public List<String> mails() {
    return mails;
  }

  private void accept() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        serve(socket);
      } catch (IOException e) {
        continue;
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    say(socket, "220 recorder");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("EHLO")) {
        say(socket, "250 recorder");
      } else if (line.startsWith("RCPT")) {
        say(socket, toRecipients);
      } else if (line.equals("DATA")) {
        say(socket, "354 go on");
        mails.add(data(in));
        say(socket, "250 OK");
      } else if (line.equals("QUIT")) {
        say(socket, "221 bye");
        return;
      } else {
        say(socket, "250 OK");
      }
    }
  }

  private static String data(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
