package recognizer.dispatch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import recognizer.camera.DeviceClock;

/**
 * Sends what waits in a journal, oldest first, one batch after the other, until it is interrupted.
 */
final class Sending implements Runnable {
  private static final System.Logger LOG = System.getLogger(Sending.class.getName());
  private static final long IDLE_MILLIS = 500;
  private static final Duration CLEAN_EVERY = Duration.ofHours(1);

  /** A service that rejects whole batches is set up wrongly: wait for a person. */
  private static final int REJECTED_PATIENCE = 10;

  private static final int UNAUTHORIZED = 401;

  private final Destination destination;
  private final InstantSource clock;
  private final Journal journal;
  private final ParkingService service;
  private final RefusedFolder refused;
  private final Supplier<Orders> orders;
  private final Backoff backoff;
  private final BatchSize size = new BatchSize();
  private final Trouble trouble = new Trouble();
  private final Trouble diskTrouble = new Trouble();
  private long cleaned = DeviceClock.ticks() - CLEAN_EVERY.toNanos();

  /**
   * @param clock the device's, whose time batches carry
   * @param orders what the service has asked for last
   */
  Sending(
      Destination destination,
      InstantSource clock,
      Journal journal,
      ParkingService service,
      Supplier<Orders> orders)
      throws IOException {
    this.destination = destination;
    this.clock = clock;
    this.journal = journal;
    this.service = service;
    this.orders = orders;
    this.refused = new RefusedFolder(destination.journal().resolve("refused"));
    this.backoff =
        new Backoff(destination.retryFirst(), destination.retryMax(), RandomGenerator.getDefault());
  }

  @Override
  public void run() {
    try {
      while (!Thread.interrupted()) {
        Thread.sleep(step().toMillis());
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "Sending was interrupted");
    }
  }

  /** Sends one batch, if there is one; returns how long to wait before the next. */
  private Duration step() throws InterruptedException {
    try {
      clean();
      journal.awaitReading(IDLE_MILLIS);
      Batch batch = Batch.of(journal, destination, clock.instant(), size.next(orders.get()));
      Duration pause = batch.isEmpty() ? Duration.ZERO : settle(batch, service.send(batch));
      if (diskTrouble.ends()) {
        LOG.log(Level.INFO, "The journal can be written again");
      }
      return pause;
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      Duration pause = backoff.next();
      if (diskTrouble.isNews("disk")) {
        LOG.log(
            Level.ERROR,
            "The journal in "
                + destination.journal()
                + " cannot be written, so that what is sent is sent again and again. Check the"
                + " disk.",
            e);
      }
      return pause;
    }
  }

  private void clean() throws IOException {
    if (DeviceClock.ticks() - cleaned >= CLEAN_EVERY.toNanos()) {
      cleaned = DeviceClock.ticks();
      journal.forgetOldPictures(DeviceClock.real().instant());
    }
  }

  /** Acts on an answer; returns how long to wait before the next batch. */
  private Duration settle(Batch batch, Answer answer) throws IOException {
    if (answer instanceof Answer.Taken taken) {
      if (trouble.ends()) {
        LOG.log(Level.INFO, "The service takes readings again; {0} wait", journal.size());
      }
      keepPicturesOfBare(batch);
      setAside(batch, taken.refused());
      journal.settle(taken.kept());
      size.taken();
      backoff.reset();
      return orders.get().pause();
    }
    if (answer instanceof Answer.Busy busy) {
      if (trouble.isNews("busy")) {
        LOG.log(
            Level.INFO,
            "The service has much to do and wants to be left alone for {0} s; {1} readings wait",
            busy.pause().toSeconds(),
            journal.size());
      }
      return busy.pause();
    }
    if (answer instanceof Answer.Rejected rejected) {
      return rejected(batch, rejected);
    }
    Duration pause = backoff.next();
    if (answer instanceof Answer.Silence silence && trouble.isNews("silence")) {
      LOG.log(
          Level.WARNING,
          "{0}: {1} readings wait, trying again until they are taken",
          silence.why(),
          journal.size());
    }
    return pause;
  }

  private Duration rejected(Batch batch, Answer.Rejected rejected) {
    if (rejected.status() == 413 && size.tooLarge(batch)) {
      return orders.get().pause();
    }
    if (rejected.status() == UNAUTHORIZED) {
      return unauthorized(rejected);
    }
    Duration pause = backoff.next().multipliedBy(REJECTED_PATIENCE);
    if (trouble.isNews(rejected.status() + rejected.problem())) {
      LOG.log(
          Level.ERROR,
          "The service rejects readings of device {0} with status {1}: {2}. They are kept and"
              + " tried again. Check device, lanes and address on both sides.",
          destination.device(),
          rejected.status(),
          rejected.problem());
    }
    return pause;
  }

  /** Somebody may be about to enrol the device. */
  private Duration unauthorized(Answer.Rejected rejected) {
    if (trouble.isNews(rejected.status() + rejected.problem())) {
      LOG.log(
          Level.ERROR,
          "The service does not take the signature of device {0}, whose key is {1}: {2} {3}"
              + " readings wait, and are tried again. Where the device is to be enrolled, ask an"
              + " administrator for a code and run: enrol --config FILE --code CODE",
          destination.device(),
          service.key().fingerprint(),
          rejected.problem(),
          journal.size());
    }
    return backoff.next();
  }

  /** Pictures that were too large for the service stay with the refused readings. */
  private void keepPicturesOfBare(Batch batch) throws IOException {
    if (size.isBare(batch)) {
      StoredReading reading = journal.listWaiting(1).get(0);
      Optional<StoredEvidence> evidence = journal.findEvidence(reading.sequence());
      LOG.log(
          Level.ERROR,
          "Reading {0} was sent without its pictures, for which the service has no room. They are"
              + " kept in {1}.",
          String.valueOf(reading.sequence()),
          destination.journal().resolve("refused"));
      refused.keep(reading, evidence, "The pictures alone: they were too large for the service.");
    }
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
}
