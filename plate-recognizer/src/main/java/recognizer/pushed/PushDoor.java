package recognizer.pushed;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import recognizer.camera.DeviceClock;
import recognizer.formats.PlateFormats;
import recognizer.metrics.PushCounts;
import recognizer.vote.Hiding;
import recognizer.vote.Rereading;
import recognizer.web.WebServer;

/** The lanes whose cameras read by themselves, from their messages to readings in the journal. */
public final class PushDoor implements Closeable {
  private static final System.Logger LOG = System.getLogger(PushDoor.class.getName());

  /** What a camera remembers while nobody can be reached is at most about 9,000 records. */
  private static final int RECORDS_EACH = 10_000;

  private final RecentRecords recent;
  private final SecondOpinions opinions;
  private Optional<WebServer> server = Optional.empty();
  private Optional<MqttDoor> broker = Optional.empty();

  private PushDoor(RecentRecords recent, SecondOpinions opinions) {
    this.recent = recent;
    this.opinions = opinions;
  }

  /**
   * Where cameras push to.
   *
   * @param port 0 for any free one
   * @param broker where those publish that do not push
   */
  public record Address(String host, int port, Optional<Broker> broker) {}

  /**
   * What readings are made with.
   *
   * @param memory the file that remembers which records have been taken
   * @param counts where messages are counted
   */
  public record Workshop(
      Journaling journal,
      Recognition recognition,
      Hiding hiding,
      InstantSource clock,
      Path memory,
      PushCounts counts) {}

  /**
   * Opens the door.
   *
   * @throws IOException naming what cannot be used
   */
  public static PushDoor open(
      CameraLanes lanes, Address address, PushLimits limits, Workshop workshop) throws IOException {
    RecentRecords recent = new RecentRecords(workshop.memory(), RECORDS_EACH);
    SecondOpinions opinions =
        new SecondOpinions(
            workshop.recognition(),
            new Rereading(PlateFormats.standard(), workshop.hiding()),
            limits);
    Intake intake =
        new Intake(
            workshop.journal(),
            recent,
            opinions,
            new Intake.Clocks(workshop.clock(), limits.skewMax()));
    Reception reception = new Reception(lanes, intake, workshop.counts());
    lanes.all().forEach(lane -> lane.status().begin(DeviceClock.ticks()));
    PushDoor door = new PushDoor(recent, opinions);
    door.listen(lanes, address, reception);
    return door;
  }

  private void listen(CameraLanes lanes, Address address, Reception reception) throws IOException {
    if (lanes.needDoor()) {
      server = Optional.of(PushServer.start(reception, address.host(), address.port()));
      LOG.log(
          Level.INFO, "Cameras push to http://{0}:{1}/", address.host(), String.valueOf(port()));
    }
    if (lanes.needBroker()) {
      broker = address.broker().map(where -> MqttDoor.start(where, reception));
    }
  }

  /** Where it listens; 0 when no camera pushes. */
  public int port() {
    return server.map(WebServer::port).orElse(0);
  }

  /** Whether the broker, where there is one, has let this program listen. */
  public boolean isListening() {
    return broker.map(MqttDoor::isListening).orElse(true);
  }

  @Override
  public void close() throws IOException {
    server.ifPresent(WebServer::close);
    broker.ifPresent(MqttDoor::close);
    opinions.close();
    recent.close();
  }
}
