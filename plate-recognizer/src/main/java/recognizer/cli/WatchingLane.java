package recognizer.cli;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recognizer.camera.DeviceClock;
import recognizer.camera.Frame;
import recognizer.camera.FrameSource;
import recognizer.camera.MotionGate;
import recognizer.camera.PictureHealth;
import recognizer.camera.UnreadableInput;
import recognizer.detect.PlateFound;
import recognizer.dispatch.Dispatching;
import recognizer.metrics.Ailment;
import recognizer.metrics.LaneStatus;
import recognizer.read.PlateRead;
import recognizer.vote.FollowingPlates;
import recognizer.vote.PlateReading;

/**
 * One lane from picture to reading, all on its own thread: a frame is taken only when the one
 * before is done with, so nothing can pile up.
 */
final class WatchingLane implements Runnable {
  private static final System.Logger LOG = System.getLogger(WatchingLane.class.getName());

  /** Of the frames with plates that are known well enough, one in so many is looked at. */
  private static final int GLANCE_EVERY = 3;

  private final LanePlan plan;
  private final LaneSource source;
  private final DeviceClock clock;
  private final Dispatching dispatching;
  private final RecognisingPool recognisers;
  private final LaneStatus status;
  private Set<Ailment> ailments = Set.of();
  private volatile boolean isStopping;
  private volatile boolean hasFailed;

  WatchingLane(
      LanePlan plan, LaneSource source, RecognisingPool recognisers, Dispatching dispatching) {
    this.plan = plan;
    this.source = source;
    this.clock = source.clock();
    this.recognisers = recognisers;
    this.dispatching = dispatching;
    this.status = new LaneStatus(plan.name());
  }

  LaneStatus status() {
    return status;
  }

  @Override
  public void run() {
    try {
      clock.awaitStart();
      if (source.isLive()) {
        status.begin(DeviceClock.ticks());
      }
      long before;
      do {
        before = status.frames();
        play();
      } while (plan.isRepeated() && !isStopping && status.frames() > before);
    } catch (InterruptedException e) {
      isStopping = true;
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
    status.over();
    LOG.log(
        Level.INFO,
        "Lane {0}: {1} frames, {2} looked at, {3} came too late, {4} readings",
        plan.name(),
        status.frames(),
        status.looks(),
        status.lateFrames(),
        status.readings());
  }

  private void play() throws IOException, InterruptedException {
    MotionGate gate = new MotionGate(plan.region());
    PictureHealth health = new PictureHealth();
    Lateness lateness = new Lateness();
    try (FrameSource camera = source.open();
        FollowingPlates following = plan.following()) {
      for (Optional<Frame> next = next(camera); next.isPresent(); next = next(camera)) {
        try (Frame frame = next.get()) {
          awaitTurn(frame);
          status.frame(DeviceClock.ticks());
          boolean canBeLate = source.isLive() || plan.isPaced();
          if (canBeLate && lateness.isLate(frame.position(), DeviceClock.ticks())) {
            status.late();
          } else {
            if (!source.isPictures()) {
              tell(health.see(frame));
            }
            take(frame, gate, following);
          }
        }
      }
      send(following.finish());
    }
  }

  /** An unreadable picture among others is told and passed over. */
  private Optional<Frame> next(FrameSource camera) throws IOException {
    while (!isStopping) {
      try {
        return camera.next();
      } catch (UnreadableInput e) {
        fail(e);
      }
    }
    return Optional.empty();
  }

  private void awaitTurn(Frame frame) {
    if (plan.isPaced()) {
      try {
        clock.sleepUntil(frame.seenAt());
      } catch (InterruptedException e) {
        isStopping = true;
      }
    }
  }

  private void take(Frame frame, MotionGate gate, FollowingPlates following)
      throws IOException, InterruptedException {
    if (source.isPictures()) {
      status.look();
      send(recognisers.lend(r -> following.single(frame, read(frame, r))));
    } else if (!gate.opensFor(frame)) {
      send(following.rest(frame));
    } else if (!following.isSettled() || status.frames() % GLANCE_EVERY == 0) {
      status.look();
      send(recognisers.lend(r -> following.see(frame, found(frame, r), r)));
    }
  }

  private List<PlateRead> read(Frame frame, Recognising recognising) {
    return recognising.plates(frame).stream().filter(p -> isWatched(frame, p.plate())).toList();
  }

  private List<PlateFound> found(Frame frame, Recognising recognising) {
    return recognising.find(frame).stream().filter(plate -> isWatched(frame, plate)).toList();
  }

  private boolean isWatched(Frame frame, PlateFound plate) {
    var centre = plate.quad().centre();
    double width = frame.picture().cols();
    return plan.region().contains(centre.x() / width, centre.y() / frame.picture().rows());
  }

  private void send(List<PlateReading> readings) {
    for (PlateReading reading : readings) {
      status.reading(
          new LaneStatus.LastReading(
              reading.plate().text(),
              reading.colour().label(),
              reading.plate().confidence(),
              reading.direction().label(),
              reading.seenAt(),
              reading.evidence().jpeg(),
              reading.evidence().cutOut()));
      keep(reading);
    }
  }

  /** A disk that cannot be written now may be written later: the lane goes on. */
  private void keep(PlateReading reading) {
    try {
      dispatching.accept(reading);
    } catch (IOException e) {
      LOG.log(
          Level.ERROR,
          "Lane "
              + plan.name()
              + ": A READING IS LOST, the journal cannot be written. Check the"
              + " disk.",
          e);
    }
  }

  /** Says once what is wrong with the pictures, and once that it is over. */
  private void tell(Set<Ailment> now) {
    if (now.equals(ailments)) {
      return;
    }
    status.ailing(now);
    for (Ailment ailment : now) {
      if (!ailments.contains(ailment)) {
        LOG.log(Level.WARNING, "Lane {0}: {1}.", plan.name(), ailment.advice());
      }
    }
    if (now.isEmpty()) {
      LOG.log(Level.INFO, "Lane {0}: the picture is good again", plan.name());
    }
    ailments = now;
  }

  private void fail(Exception e) {
    hasFailed = true;
    boolean isExpected = e instanceof UnreadableInput;
    LOG.log(Level.ERROR, "Lane " + plan.name() + ": " + e.getMessage(), isExpected ? null : e);
  }

  boolean hasFailed() {
    return hasFailed;
  }

  void stop() {
    isStopping = true;
  }

  /** How long a lane may take to notice that it was stopped. */
  static Duration patience() {
    return Duration.ofSeconds(1);
  }
}
