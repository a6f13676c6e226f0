package recognizer.cli;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import recognizer.camera.DeviceClock;
import recognizer.camera.Frame;
import recognizer.camera.FrameSource;
import recognizer.camera.MotionGate;
import recognizer.camera.Region;
import recognizer.camera.UnreadableInput;
import recognizer.dispatch.Dispatching;
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
  private volatile boolean isStopping;
  private volatile boolean hasFailed;
  private long frames;
  private long looks;
  private long passages;

  WatchingLane(LanePlan plan, LaneSource source, Dispatching dispatching) {
    this.plan = plan;
    this.source = source;
    this.clock = source.clock();
    this.dispatching = dispatching;
  }

  @Override
  public void run() {
    try (Recognising recognising = new Recognising()) {
      clock.awaitStart();
      long before;
      do {
        before = frames;
        play(recognising);
      } while (plan.isRepeated() && !isStopping && frames > before);
    } catch (InterruptedException e) {
      isStopping = true;
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
    LOG.log(
        Level.INFO,
        "Lane {0}: {1} frames, {2} looked at, {3} readings",
        plan.name(),
        frames,
        looks,
        passages);
  }

  private void play(Recognising recognising) throws IOException {
    MotionGate gate = new MotionGate(plan.region());
    try (FrameSource camera = source.open();
        FollowingPlates following = plan.following()) {
      for (Optional<Frame> next = next(camera); next.isPresent(); next = next(camera)) {
        try (Frame frame = next.get()) {
          frames++;
          awaitTurn(frame);
          take(frame, gate, recognising, following);
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

  private void take(
      Frame frame, MotionGate gate, Recognising recognising, FollowingPlates following)
      throws IOException {
    if (source.isPictures()) {
      looks++;
      send(following.single(frame, plates(frame, recognising)));
    } else if (gate.opensFor(frame)) {
      if (following.isSettled() && frames % GLANCE_EVERY != 0) {
        return;
      }
      looks++;
      send(following.see(frame, plates(frame, recognising)));
    } else {
      following.rest(frame);
    }
  }

  private List<PlateRead> plates(Frame frame, Recognising recognising) {
    Region region = plan.region();
    double width = frame.picture().cols();
    double height = frame.picture().rows();
    return recognising.plates(frame).stream()
        .filter(
            read -> {
              var centre = read.plate().quad().centre();
              return region.contains(centre.x() / width, centre.y() / height);
            })
        .toList();
  }

  private void send(List<PlateReading> readings) throws IOException {
    for (PlateReading reading : readings) {
      passages++;
      dispatching.accept(reading);
    }
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
