package billing.sandbox;

import billing.sandbox.alipay.AlipaySandbox;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One connection: one request, one answer, or the fault that was asked for. It writes HTTP itself,
 * because the JDK's server changes the letter case of header names, and clients look for the
 * protocol's own.
 */
final class Connection implements Runnable {
  private static final int READ_MILLIS = 10_000;

  private final Socket socket;
  private final Calls calls;
  private final Signing signing;
  private final Faults faults;
  private final AlipaySandbox alipay;

  Connection(Socket socket, Rooms rooms) {
    this.socket = socket;
    this.calls = rooms.calls();
    this.signing = rooms.signing();
    this.faults = rooms.faults();
    this.alipay = rooms.alipay();
  }

  /** Who answers: WeChat Pay's part, and Alipay's. */
  record Rooms(Calls calls, Signing signing, Faults faults, AlipaySandbox alipay) {}

  @Override
  public void run() {
    try (socket) {
      socket.setSoTimeout(READ_MILLIS);
      var request = Request.read(new BufferedInputStream(socket.getInputStream()));
      if (request.isPresent()) {
        answer(request.get());
      }
    } catch (IOException | NumberFormatException e) {
      System.err.println("A connection broke: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Request request) throws IOException, InterruptedException {
    if (AlipaySandbox.takes(request.path())) {
      alipay.answer(request.method(), request.target(), request.body(), socket);
      return;
    }
    var name = Calls.nameOf(request);
    if (name.isEmpty()) {
      write(orRefused(() -> calls.control(request)), Map.of());
      return;
    }
    var fault = faults.take(name.get());
    if (fault.isPresent()) {
      fail(fault.get(), request);
    } else {
      var answer = orRefused(() -> verified(name.get(), request));
      write(answer, signing.headers(answer.body()));
    }
  }

  private void fail(Fault fault, Request request) throws IOException, InterruptedException {
    if (fault.kind() == Fault.Kind.SILENT) {
      Thread.sleep(fault.millis());
      return;
    }
    var answer =
        orRefused(
            () -> {
              if (fault.kind() == Fault.Kind.REFUSE) {
                throw Refusal.ofCode(fault.code().orElseThrow());
              }
              return verified(fault.call(), request);
            });
    switch (fault.kind()) {
      case SILENT_AFTER_TAKING_EFFECT -> Thread.sleep(fault.millis());
      case RESET -> reset(answer);
      case WRONG_SIGNATURE -> write(answer, signing.headers(answer.body() + " "));
      default -> {
        Thread.sleep(fault.kind() == Fault.Kind.SLOW ? fault.millis() : 0);
        write(answer, signing.headers(answer.body()));
      }
    }
  }

  private Answer verified(String name, Request request) {
    signing.verify(request);
    return calls.call(name, request);
  }

  private static Answer orRefused(java.util.function.Supplier<Answer> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      return Answer.of(refusal);
    }
  }

  private void reset(Answer answer) throws IOException {
    var bytes = bytes(answer, signing.headers(answer.body()));
    socket.setSoLinger(true, 0);
    socket.getOutputStream().write(bytes, 0, bytes.length - answer.body().length() / 2);
    socket.getOutputStream().flush();
  }

  private void write(Answer answer, Map<String, String> headers) throws IOException {
    socket.getOutputStream().write(bytes(answer, headers));
    socket.getOutputStream().flush();
  }

  private static byte[] bytes(Answer answer, Map<String, String> headers) {
    var text = new StringBuilder("HTTP/1.1 %d Sandbox\r\n".formatted(answer.status()));
    var length = answer.body().getBytes(StandardCharsets.UTF_8).length;
    if (answer.status() != 204) {
      text.append("Content-Type: application/json; charset=utf-8\r\n");
      text.append("Content-Length: %d\r\n".formatted(length));
    }
    text.append("Connection: close\r\n");
    headers.forEach((name, value) -> text.append("%s: %s\r\n".formatted(name, value)));
    return text.append("\r\n").append(answer.body()).toString().getBytes(StandardCharsets.UTF_8);
  }
}
