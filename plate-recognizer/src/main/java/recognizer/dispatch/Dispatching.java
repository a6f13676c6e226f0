package recognizer.dispatch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import recognizer.camera.DeviceClock;
import recognizer.vote.PlateReading;

/**
 * Takes readings from the lanes, keeps them on disk and sends them in the background until the
 * service has each one.
 */
public final class Dispatching implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Dispatching.class.getName());
  private static final long IDLE_MILLIS = 500;
  private static final Duration CLEAN_EVERY = Duration.ofHours(1);

  /** A service that rejects whole batches is set up wrongly: wait for a person. */
  private static final int REJECTED_PATIENCE = 10;

  private final Destination destination;
  private final InstantSource clock;
  private final Journal journal;
  private final RefusedFolder refused;
  private final ParkingService service;
  private final Backoff backoff;
  private final Thread sender;
  private volatile boolean isClosing;
  private int limit = Batch.READINGS_MAX;

  private Dispatching(Destination destination, InstantSource clock, Journal journal)
      throws IOException {
    this.destination = destination;
    this.clock = clock;
    this.journal = journal;
    this.refused = new RefusedFolder(destination.journal().resolve("refused"));
    this.service = new ParkingService(destination.service(), destination.timeout());
    this.backoff =
        new Backoff(destination.retryFirst(), destination.retryMax(), RandomGenerator.getDefault());
    this.sender = new Thread(this::run, "dispatch");
    this.sender.setDaemon(true);
  }

  /** Opens the journal and goes on sending what an earlier run left in it. */
  public static Dispatching start(Destination destination, InstantSource clock) throws IOException {
    Journal journal = Journal.open(destination.journal(), destination.limits());
    Dispatching dispatching = new Dispatching(destination, clock, journal);
    dispatching.sender.start();
    return dispatching;
  }

  /** Keeps a reading; on the disk when this returns. False, and a loud message, when full. */
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

  /** Readings that wait. */
  public int waiting() {
    return journal.size();
  }

  /** Waits until every reading is sent or set aside, at most so long; whether that is so. */
  public boolean awaitEmpty(Duration time) throws InterruptedException {
    return journal.awaitEmpty(Math.max(1, time.toMillis()));
  }

  private void run() {
    try {
      long cleaned = DeviceClock.ticks() - CLEAN_EVERY.toNanos();
      while (!isClosing) {
        if (DeviceClock.ticks() - cleaned >= CLEAN_EVERY.toNanos()) {
          cleaned = DeviceClock.ticks();
          journal.forgetOldPictures(DeviceClock.real().instant());
        }
        journal.awaitReading(IDLE_MILLIS);
        Batch batch = Batch.of(journal, destination.device(), clock.instant(), limit);
        if (!batch.isEmpty()) {
          Thread.sleep(settle(batch, service.send(batch)).toMillis());
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "Sending was interrupted");
    } catch (IOException e) {
      LOG.log(
          isClosing ? Level.DEBUG : Level.ERROR,
          "The journal in "
              + destination.journal()
              + " cannot be written; nothing more is sent."
              + " Check the disk and start again.",
          e);
    }
  }

  /** Acts on an answer; returns how long to wait before the next batch. */
  private Duration settle(Batch batch, Answer answer) throws IOException {
    if (answer instanceof Answer.Taken taken) {
      setAside(batch, taken.refused());
      journal.settle(taken.kept());
      limit = Batch.READINGS_MAX;
      backoff.reset();
      return Duration.ZERO;
    }
    Duration pause = backoff.next();
    if (answer instanceof Answer.Rejected rejected) {
      limit = rejected.status() == 413 ? Math.max(1, batch.sequences().size() / 2) : limit;
      pause = pause.multipliedBy(REJECTED_PATIENCE);
      LOG.log(
          Level.ERROR,
          "The service rejects readings of device {0} with status {1}: {2}. They are kept;"
              + " trying again in {3} ms. Check device, lanes and address on both sides.",
          destination.device(),
          rejected.status(),
          rejected.problem(),
          pause.toMillis());
    } else if (answer instanceof Answer.Silence silence) {
      LOG.log(
          Level.WARNING,
          "{0}: {1} readings wait, trying again in {2} ms",
          silence.why(),
          journal.size(),
          pause.toMillis());
    }
    return pause;
  }

  private void setAside(Batch batch, List<Answer.Refused> all) throws IOException {
    if (all.isEmpty()) {
      return;
    }
    Map<Long, StoredReading> waiting =
        journal.listWaiting(batch.sequences().size()).stream()
            .collect(Collectors.toMap(StoredReading::sequence, Function.identity()));
    for (Answer.Refused one : all) {
      LOG.log(
          Level.ERROR,
          "The service refuses reading {0}: {1} It is set aside in {2}.",
          String.valueOf(one.sequence()),
          one.detail(),
          destination.journal().resolve("refused"));
      refused.keep(waiting.get(one.sequence()), journal.findEvidence(one.sequence()), one.detail());
    }
    journal.settle(all.stream().map(Answer.Refused::sequence).toList());
  }

  /** Stops sending and closes the journal; what is left in it is sent after the next start. */
  @Override
  public void close() throws IOException {
    isClosing = true;
    sender.interrupt();
    try {
      sender.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.close();
  }
}
