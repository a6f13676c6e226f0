package recognizer.dispatch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import recognizer.camera.DeviceClock;
import recognizer.keys.KeyFolder;
import recognizer.keys.Signing;
import recognizer.metrics.LaneStatus;
import recognizer.vote.PlateReading;

/**
 * Takes readings from the lanes, keeps them on disk and sends them in the background until the
 * service has each one.
 */
public final class Dispatching implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Dispatching.class.getName());
  private static final Duration END_MAX = Duration.ofSeconds(2);

  private final Destination destination;
  private final Journal journal;
  private final ParkingService service;
  private final AtomicReference<Orders> orders = new AtomicReference<>(Orders.NONE);
  private final Thread sender;

  private Dispatching(
      Destination destination, ParkingService service, InstantSource clock, Journal journal)
      throws IOException {
    this.destination = destination;
    this.journal = journal;
    this.service = service;
    this.sender =
        new Thread(new Sending(destination, clock, journal, service, orders::get), "dispatch");
    this.sender.setDaemon(true);
  }

  /**
   * Opens the journal and goes on sending what an earlier run left in it.
   *
   * @param keys where the key is that requests are signed with; it is made when there is none
   */
  public static Dispatching start(Destination destination, KeyPlace keys, InstantSource clock)
      throws IOException {
    return start(destination, keys, clock, DeviceClock.real());
  }

  /**
   * The same with a real time of one's own, which readings are numbered from and requests signed
   * by.
   */
  static Dispatching start(
      Destination destination, KeyPlace keys, InstantSource clock, InstantSource real)
      throws IOException {
    ParkingService service =
        new ParkingService(
            destination.service(),
            destination.timeout(),
            Signing.with(destination.device(), new KeyFolder(keys.folder()), real),
            keys.rotateAfter());
    Journal journal = Journal.open(destination.journal(), destination.limits(), real);
    Dispatching dispatching = new Dispatching(destination, service, clock, journal);
    dispatching.sender.start();
    return dispatching;
  }

  /** The fingerprint of the device's key. */
  public String fingerprint() {
    return service.key().fingerprint();
  }

  /** Begins to tell the service regularly how the device is doing. */
  public Reporting report(List<LaneStatus> lanes, ReportRules rules, DeviceClock clock) {
    DeviceReport report = new DeviceReport(destination.device(), lanes, journal, clock);
    return Reporting.start(report, rules, service, orders::set);
  }

  /**
   * Keeps a reading; on the disk when this returns. False, and a loud message, when full.
   *
   * @throws IOException when the disk cannot be written; the reading is not kept
   */
  public boolean accept(PlateReading reading) throws IOException {
    Optional<Long> sequence =
        journal.add(
            number -> ReadingJson.reading(number, reading), StoredEvidence.of(reading.evidence()));
    if (sequence.isEmpty()) {
      LOG.log(
          Level.ERROR,
          "THE JOURNAL IS FULL ({0} readings): a reading of lane {1} is LOST. Make the service at"
              + " {2} reachable, or raise journal.readingsMax.",
          journal.size(),
          reading.lane(),
          destination.service());
    }
    return sequence.isPresent();
  }

  /** Whether another reading would be kept. */
  public boolean hasRoom() {
    return journal.size() < destination.limits().readingsMax();
  }

  /** Readings that wait. */
  public int waiting() {
    return journal.size();
  }

  /** Waits until every reading is sent or set aside, at most so long; whether that is so. */
  public boolean awaitEmpty(Duration time) throws InterruptedException {
    return journal.awaitEmpty(Math.max(1, time.toMillis()));
  }

  /** Stops sending and closes the journal; what is left in it is sent after the next start. */
  @Override
  public void close() throws IOException {
    sender.interrupt();
    try {
      sender.join(END_MAX.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.close();
  }
}
