package billing.sandbox;

import billing.sandbox.alipay.AlipaySandbox;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One connection: one request, one answer, or the fault that was asked for. It writes HTTP itself,
 * because the JDK's server changes the letter case of header names, and clients look for the
 * protocol's own.
 */
final class Connection implements Runnable {
  private static final int READ_MILLIS = 10_000;

  private final Socket socket;
  private final Rooms rooms;

  Connection(Socket socket, Rooms rooms) {
    this.socket = socket;
    this.rooms = rooms;
  }

  /** Who answers: WeChat Pay's part, and Alipay's. */
  record Rooms(
      Calls calls, Control control, Signing signing, Faults faults, AlipaySandbox alipay) {}

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
      rooms.alipay().answer(request.method(), request.target(), request.body(), socket);
      return;
    }
    var name = Calls.nameOf(request);
    if (name.isEmpty()) {
      if (!rooms.control().list(request, socket.getOutputStream())) {
        var answer = orRefused(() -> rooms.control().answer(request));
        write(answer, answer.more());
      }
      return;
    }
    var fault = rooms.faults().take(name.get());
    if (fault.isPresent()) {
      fail(fault.get(), request);
    } else {
      write(orRefused(() -> verified(name.get(), request, Optional.empty())), 0);
    }
  }

  private void fail(Fault fault, Request request) throws IOException, InterruptedException {
    if (fault.kind() == Fault.Kind.SILENT) {
      Thread.sleep(fault.millis());
      return;
    }
    var answer = orRefused(() -> withFault(fault, request));
    switch (fault.kind()) {
      case SILENT_AFTER_TAKING_EFFECT -> Thread.sleep(fault.millis());
      case RESET -> reset(answer);
      case WRONG_SIGNATURE -> write(answer, rooms.signing().headers(answer.text() + " "));
      case CLOCK_SKEW -> write(answer, fault.millis());
      case PARTIAL -> write(answer.saying(firstHalf(answer.body())), 0);
      case CORRUPT -> write(answer.saying(corrupted(answer.body())), 0);
      default -> {
        Thread.sleep(fault.kind() == Fault.Kind.SLOW ? fault.millis() : 0);
        write(answer, 0);
      }
    }
  }

  private Answer withFault(Fault fault, Request request) {
    if (fault.kind() == Fault.Kind.REFUSE) {
      throw Refusal.ofCode(fault.code().orElseThrow());
    }
    var kind = fault.kind();
    if (Fault.BILLS.contains(fault.call())) {
      return verified(fault.call(), request, Optional.of(kind).filter(Fault.Kind::isOfBills));
    }
    var answer = verified(fault.call(), request, Optional.empty());
    return kind.isLie() ? Answer.ok(Lies.told(Json.parse(answer.text()), kind)) : answer;
  }

  private static byte[] firstHalf(byte[] body) {
    return Arrays.copyOf(body, body.length / 2);
  }

  private static byte[] corrupted(byte[] body) {
    var other = body.clone();
    other[other.length / 2] ^= 0x55;
    return other;
  }

  private Answer verified(String name, Request request, Optional<Fault.Kind> fault) {
    rooms.signing().verify(request);
    return rooms.calls().call(name, request, fault);
  }

  private static Answer orRefused(java.util.function.Supplier<Answer> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      return Answer.of(refusal);
    }
  }

  private void reset(Answer answer) throws IOException {
    var bytes = bytes(answer, signed(answer, 0));
    socket.setSoLinger(true, 0);
    socket.getOutputStream().write(bytes, 0, bytes.length - answer.body().length / 2 - 1);
    socket.getOutputStream().flush();
  }

  private Map<String, String> signed(Answer answer, int ahead) {
    return answer.isSigned() ? rooms.signing().headers(answer.text(), ahead) : Map.of();
  }

  private void write(Answer answer, int ahead) throws IOException {
    write(answer, signed(answer, ahead));
  }

  private void write(Answer answer, Map<String, String> headers) throws IOException {
    socket.getOutputStream().write(bytes(answer, headers));
    socket.getOutputStream().flush();
  }

  private static byte[] bytes(Answer answer, Map<String, String> headers) {
    var text = new StringBuilder("HTTP/1.1 %d Sandbox\r\n".formatted(answer.status()));
    if (answer.status() != 204) {
      text.append("Content-Type: %s\r\n".formatted(answer.type()));
      text.append("Content-Length: %d\r\n".formatted(answer.body().length));
    }
    text.append("Connection: close\r\n");
    headers.forEach((name, value) -> text.append("%s: %s\r\n".formatted(name, value)));
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(answer.body());
    return bytes.toByteArray();
  }
}
