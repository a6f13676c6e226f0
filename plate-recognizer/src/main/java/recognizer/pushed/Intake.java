package recognizer.pushed;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import recognizer.camera.DeviceClock;
import recognizer.metrics.LaneStatus;
import recognizer.vendors.Sighting;
import recognizer.vote.Evidence;
import recognizer.vote.PassageEvent;
import recognizer.vote.PlateReading;
import recognizer.vote.Rereading;

/** Makes one reading of each record of a camera, in the journal before the camera is answered. */
final class Intake {
  private static final System.Logger LOG = System.getLogger(Intake.class.getName());

  private final Journaling journal;
  private final RecentRecords recent;
  private final SecondOpinions opinions;
  private final InstantSource clock;
  private final Duration skewMax;

  Intake(Journaling journal, RecentRecords recent, SecondOpinions opinions, Clocks clocks) {
    this.journal = journal;
    this.recent = recent;
    this.opinions = opinions;
    this.clock = clocks.clock();
    this.skewMax = clocks.skewMax();
  }

  /** This device's clock, and how far a camera's may be from it. */
  record Clocks(InstantSource clock, Duration skewMax) {}

  /**
   * What became of a record.
   *
   * @param isRepeated whether its reading was there already
   * @param isNow whether the car stands there now, as far as the camera can be believed
   */
  record Kept(boolean isRepeated, boolean isNow) {}

  /**
   * Keeps a record.
   *
   * @param payloadSha256 of the message that it came in
   * @throws PutOff when there is no room for it; nothing is kept then
   * @throws IOException when the journal cannot be written
   */
  Kept keep(CameraLane lane, Sighting sighting, String payloadSha256)
      throws PutOff, IOException, InterruptedException {
    String record = nameOf(sighting, payloadSha256);
    switch (recent.claim(lane.name(), record)) {
      case KNOWN:
        return new Kept(true, false);
      case UNDER_WAY:
        throw new PutOff("The same record is being worked on.");
      default:
        break;
    }
    boolean isKept = false;
    try {
      SeenTime seen = seen(lane, sighting);
      make(lane, sighting, seen, payloadSha256);
      recent.keep(lane.name(), record);
      isKept = true;
      boolean isPassing = sighting.event() == PassageEvent.PASSED;
      boolean isFresh = seen.isCameras() || sighting.capture().takenAt().isEmpty();
      return new Kept(false, isPassing && isFresh && !sighting.capture().isOffline());
    } finally {
      if (!isKept) {
        recent.release(lane.name(), record);
      }
    }
  }

  /** The camera's own number of the record, or else its time and plate, or else all of it. */
  private static String nameOf(Sighting sighting, String payloadSha256) {
    Sighting.Capture capture = sighting.capture();
    if (!capture.id().isEmpty()) {
      return capture.id();
    }
    return capture
        .takenAt()
        .map(taken -> taken + " " + sighting.opinion().plate())
        .orElse(payloadSha256);
  }

  private SeenTime seen(CameraLane lane, Sighting sighting) {
    Instant arrival = clock.instant();
    SeenTime seen = SeenTime.of(sighting.capture(), arrival, skewMax);
    Optional<Instant> taken = sighting.capture().takenAt();
    if (!seen.isCameras() && taken.isPresent()) {
      LOG.log(
          Level.WARNING,
          "Lane {0}: the camera''s clock shows {1}, {2} s from this one, so the time of arrival"
              + " counts. Let the camera ask a time server.",
          lane.name(),
          taken.get(),
          String.valueOf(Duration.between(arrival, taken.get()).toSeconds()));
    }
    return seen;
  }

  private void make(CameraLane lane, Sighting sighting, SeenTime seen, String payloadSha256)
      throws PutOff, IOException, InterruptedException {
    if (!journal.hasRoom()) {
      throw new PutOff("The journal is full: the parking service has not been reached for long.");
    }
    Optional<Rereading.Look> look = opinions.find(sighting, lane.name());
    count(lane.status(), sighting, look.isPresent());
    Evidence evidence = look.isPresent() ? look.get().evidence() : opinions.unseen(sighting);
    PlateReading reading =
        new MakingReading(lane, sighting, look)
            .reading(seen, opinions.completed(evidence, sighting), payloadSha256);
    if (!journal.keep(reading)) {
      throw new PutOff("The journal is full: the parking service has not been reached for long.");
    }
    lane.status().reading(shown(reading));
  }

  private static void count(LaneStatus status, Sighting sighting, boolean isLookedAt) {
    if (sighting.pictures().best().length > 0) {
      status.frame(DeviceClock.ticks());
      if (isLookedAt) {
        status.look();
      } else {
        status.late();
      }
    }
  }

  private static LaneStatus.LastReading shown(PlateReading reading) {
    return new LaneStatus.LastReading(
        reading.plate().text(),
        reading.colour().label(),
        reading.plate().confidence(),
        reading.direction().label(),
        reading.seenAt(),
        reading.evidence().jpeg(),
        reading.evidence().cutOut());
  }
}
