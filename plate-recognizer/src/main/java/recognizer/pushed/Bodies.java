package recognizer.pushed;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import recognizer.vendors.BadMessage;

/** Reads bodies of requests, none too large, and not more at once than memory is meant for. */
final class Bodies {
  static final int BYTES_MAX = 8 << 20;
  private static final int DISCARDED_MAX = 32 << 20;
  private static final int MEGABYTES = 48;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Semaphore room = new Semaphore(MEGABYTES);

  /** What is done with a body. */
  interface Work<T> {
    T with(byte[] body) throws BadMessage, PutOff, IOException, InterruptedException;
  }

  <T> T lend(HttpExchange exchange, Work<T> work)
      throws BadMessage, PutOff, IOException, InterruptedException {
    int megabytes = (int) (claimed(exchange) >> 20) + 1;
    if (!room.tryAcquire(megabytes, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new PutOff("Too many messages come at once.");
    }
    try {
      byte[] body = exchange.getRequestBody().readNBytes(BYTES_MAX + 1);
      if (body.length > BYTES_MAX) {
        throw tooLarge(exchange);
      }
      return work.with(body);
    } finally {
      room.release(megabytes);
    }
  }

  /** The length that is stated; the most where none is. */
  private static long claimed(HttpExchange exchange) throws BadMessage, IOException {
    String stated = exchange.getRequestHeaders().getFirst("Content-Length");
    if (stated == null) {
      return BYTES_MAX;
    }
    if (!stated.matches("\\d{1,18}")) {
      throw new BadMessage(400, "The message cannot be understood", "Content-Length is no number.");
    }
    long length = Long.parseLong(stated);
    if (length > BYTES_MAX) {
      throw tooLarge(exchange);
    }
    return length;
  }

  /** Who is still sending hears no answer, so that some of it is read and thrown away. */
  private static BadMessage tooLarge(HttpExchange exchange) throws IOException {
    byte[] waste = new byte[64 << 10];
    long left = DISCARDED_MAX;
    int read = 0;
    while (left > 0 && read >= 0) {
      read = exchange.getRequestBody().read(waste);
      left -= Math.max(0, read);
    }
    return new BadMessage(
        413,
        "The message is too large",
        "More than " + BYTES_MAX + " bytes. Set the camera to send smaller pictures.");
  }
}
