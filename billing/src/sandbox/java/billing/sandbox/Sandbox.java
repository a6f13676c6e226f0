package billing.sandbox;

import billing.sandbox.alipay.AlipaySandbox;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The running sandbox. It listens on loopback only. */
public final class Sandbox implements AutoCloseable {
  private static final int WRONG_USAGE = 2;
  private static final int CANNOT_START = 1;
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_WAITING = 256;
  private static final long LONGEST_GOODBYE_MILLIS = 5_000;
  private static final int BACKLOG = 128;

  private final ServerSocket door;
  private final Book book;
  private final ScheduledExecutorService clock;
  private final ExecutorService workers;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private AlipaySandbox alipay;
  private Notifying notifying;
  private Thread serving;

  private Sandbox(ServerSocket door, Book book, ScheduledExecutorService clock) {
    this.door = door;
    this.book = book;
    this.clock = clock;
    this.workers =
        new ThreadPoolExecutor(
            MOST_CONNECTIONS,
            MOST_CONNECTIONS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** Runs until the process is ended; see {@link Settings#USAGE}. */
  public static void main(String... arguments) {
    try {
      var settings = Settings.of(arguments);
      var sandbox = start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
      System.out.println(
          "The payment sandbox listens at http://127.0.0.1:%d; keys are in %s. No money moves."
              .formatted(sandbox.port(), settings.folder()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Settings.USAGE);
      System.exit(WRONG_USAGE);
    } catch (IOException | GeneralSecurityException e) {
      System.err.println("The payment sandbox cannot start. " + e.getMessage());
      System.exit(CANNOT_START);
    }
  }

  /**
   * Makes keys if there are none, takes up what an earlier run left undone, and listens.
   *
   * @throws IOException when the port is taken or the folder cannot be used
   */
  public static Sandbox start(Settings settings) throws IOException, GeneralSecurityException {
    var keys = Keys.in(settings.folder());
    var book = settings.habits().isForgetful() ? Book.inMemory() : Book.in(settings.folder());
    var door = listen(settings.port());
    var sandbox = new Sandbox(door, book, Executors.newScheduledThreadPool(1));
    var signing = new Signing(keys, settings.time().real());
    var inside = new Settling.Inside(keys, book, signing, settings.time(), sandbox.clock);
    sandbox.alipay = AlipaySandbox.open(settings, sandbox.clock, sandbox::port);
    var rooms = sandbox.rooms(inside, settings);
    sandbox.serving = new Thread(() -> sandbox.serve(rooms), "sandbox");
    sandbox.serving.start();
    return sandbox;
  }

  private Connection.Rooms rooms(Settling.Inside inside, Settings settings) {
    var faults = new Faults(settings.habits().seed());
    notifying = new Notifying(inside, faults, settings);
    var settling = new Settling(inside, settings.pauses(), notifying);
    var calls =
        new Calls(
            new Parkings(book, inside.signing()),
            new Checkouts(book, inside.keys(), settings.time()),
            new Transactions(book, inside.keys(), settings.time(), settling),
            new Refunds(inside, settling),
            new Bills(inside, settings.habits().billsAtOnce()));
    settling.resume();
    return new Connection.Rooms(
        calls,
        new Control(book, faults, notifying, new CheckoutPage(book, settling, settings.time())),
        inside.signing(),
        faults,
        alipay);
  }

  private static ServerSocket listen(int port) throws IOException {
    try {
      return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (BindException e) {
      throw new IOException(
          "Port %d is in use: stop the other program, or choose another with --port"
              .formatted(port),
          e);
    }
  }

  /** Where it listens. */
  public int port() {
    return door.getLocalPort();
  }

  private void serve(Connection.Rooms rooms) {
    while (!door.isClosed()) {
      try {
        var socket = door.accept();
        open.add(socket);
        workers.execute(
            () -> {
              new Connection(socket, rooms).run();
              open.remove(socket);
            });
      } catch (IOException e) {
        if (!door.isClosed()) {
          System.err.println("A connection was not taken: " + e.getMessage());
        }
      }
    }
  }

  /** Stops at once and frees the port; what is undone is taken up at the next start. */
  @Override
  public void close() {
    book.close();
    clock.shutdownNow();
    notifying.close();
    workers.shutdownNow();
    try {
      alipay.close();
      door.close();
      for (var socket : open) {
        socket.close();
      }
      serving.join(LONGEST_GOODBYE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("The sandbox did not close cleanly: " + e.getMessage());
    }
  }
}
