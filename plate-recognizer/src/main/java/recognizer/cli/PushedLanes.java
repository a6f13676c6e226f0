package recognizer.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recognizer.camera.DeviceClock;
import recognizer.cli.WatchConfig.LaneConfig;
import recognizer.dispatch.Dispatching;
import recognizer.metrics.LaneStatus;
import recognizer.metrics.PushCounts;
import recognizer.pushed.CameraLane;
import recognizer.pushed.CameraLanes;
import recognizer.pushed.Journaling;
import recognizer.pushed.PushDoor;
import recognizer.pushed.PushLimits;
import recognizer.vote.Hiding;
import recognizer.vote.PlateReading;

/** The lanes of a configuration whose cameras read by themselves. */
final class PushedLanes implements Closeable {
  private static final int WAITING_MAX = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String MEMORY = "pushed.records";

  private final WatchConfig config;
  private final List<CameraLane> lanes;
  private final PushCounts counts = new PushCounts();
  private Optional<PushDoor> door = Optional.empty();

  private PushedLanes(WatchConfig config, List<CameraLane> lanes) {
    this.config = config;
    this.lanes = lanes;
  }

  /** What they work with. */
  record Needs(
      Dispatching dispatching, RecognisingPool recognisers, Hiding hiding, DeviceClock clock) {}

  static PushedLanes of(WatchConfig config) {
    List<CameraLane> lanes = new ArrayList<>();
    for (LaneConfig lane : config.pushed()) {
      LaneStatus status = new LaneStatus(lane.name(), config.cameras().silentAfter());
      lanes.add(new CameraLane(LanePlan.rules(lane), lane.camera().setup(), status));
    }
    return new PushedLanes(config, lanes);
  }

  /**
   * Begins to take messages, if there is any such lane.
   *
   * @param base the folder that relative paths count from
   */
  void open(Needs needs, Path base) throws IOException {
    if (lanes.isEmpty()) {
      return;
    }
    CamerasConfig cameras = config.cameras();
    int looks = Math.max(1, Math.min(lanes.size(), Runtime.getRuntime().availableProcessors()));
    PushDoor opened =
        PushDoor.open(
            new CameraLanes(lanes),
            new PushDoor.Address(
                cameras.hostName(), cameras.portNumber(), cameras.broker(config.device())),
            new PushLimits(looks, WAITING_MAX, PATIENCE, cameras.skewMax()),
            new PushDoor.Workshop(
                journaling(needs.dispatching()),
                frame -> needs.recognisers().lend(r -> r.plates(frame)),
                needs.hiding(),
                needs.clock(),
                base.resolve(config.journal().folder()).resolve(MEMORY),
                counts));
    door = Optional.of(opened);
  }

  /** Where the door listens; 0 when there is none. */
  int port() {
    return door.map(PushDoor::port).orElse(0);
  }

  private static Journaling journaling(Dispatching dispatching) {
    return new Journaling() {
      @Override
      public boolean hasRoom() {
        return dispatching.hasRoom();
      }

      @Override
      public boolean keep(PlateReading reading) throws IOException {
        return dispatching.accept(reading);
      }
    };
  }

  /** Whether everything listens that should. */
  boolean isListening() {
    return door.map(PushDoor::isListening).orElse(true);
  }

  List<LaneStatus> statuses() {
    return lanes.stream().map(CameraLane::status).toList();
  }

  PushCounts counts() {
    return counts;
  }

  @Override
  public void close() throws IOException {
    if (door.isPresent()) {
      door.get().close();
    }
  }
}
