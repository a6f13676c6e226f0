package recognizer.vote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import recognizer.camera.Frame;
import recognizer.detect.PlateFound;
import recognizer.read.PlateRead;

/** Follows the plates of one lane and tells of each passage once, when it is over. */
public final class FollowingPlates implements AutoCloseable {
  /** A plate that is not seen for so long has passed. */
  private static final Duration GONE_AFTER = Duration.ofMillis(800);

  /** The same plate so soon after is the same passage, seen again behind an obstacle. */
  private static final Duration SAME_PASSAGE = Duration.ofSeconds(4);

  private static final int TRACKS_MAX = 8;
  private static final int CLEAR_FRAMES_MIN = 3;
  private static final double CLEAR_SCORE_MIN = 0.6;
  private static final double CLEAR_WIDTH_MIN = 60;
  private static final double CONFIDENCE_MIN = 0.3;
  private static final double CONFIDENCE_ALONE_MIN = 0.8;

  private final LaneRules lane;
  private final Voting voting;
  private final List<Track> tracks = new ArrayList<>();
  private String lastText = "";
  private Duration lastEnd = Duration.ZERO;

  public FollowingPlates(LaneRules lane, Voting voting) {
    this.lane = lane;
    this.voting = voting;
  }

  /** Takes the plates of the next frame; returns the passages that ended before it. */
  public List<PlateReading> see(Frame frame, List<PlateRead> plates) {
    List<Track> free = new ArrayList<>(tracks);
    for (PlateRead plate : plates) {
      Optional<Track> known =
          free.stream()
              .filter(t -> t.matches(plate) > 0)
              .max(Comparator.comparingDouble(t -> t.matches(plate)));
      known.ifPresent(free::remove);
      known.or(this::begin).ifPresent(track -> track.see(frame, plate));
    }
    return ended(frame.position());
  }

  private Optional<Track> begin() {
    if (tracks.size() >= TRACKS_MAX) {
      return Optional.empty();
    }
    Track track = new Track();
    tracks.add(track);
    return Optional.of(track);
  }

  /** Takes a frame in which nothing moved: cars in it stand still. */
  public void rest(Frame frame) {
    tracks.forEach(track -> track.stay(frame.position()));
  }

  /** Whether every plate in sight has been read well enough, so that a glance now and then does. */
  public boolean isSettled() {
    return !tracks.isEmpty() && tracks.stream().allMatch(Track::isSettled);
  }

  /** The passages that were still going on when the frames ended. */
  public List<PlateReading> finish() {
    return ended(Duration.ofDays(365_000));
  }

  /** A picture that stands for a passage of its own: every plate in it, at once. */
  public List<PlateReading> single(Frame frame, List<PlateRead> plates) {
    List<PlateReading> readings = new ArrayList<>();
    for (PlateRead plate : plates) {
      try (Track track = new Track()) {
        track.see(frame, plate);
        readings.add(reading(track, voting.decide(track.reads())));
      }
    }
    return readings;
  }

  private List<PlateReading> ended(Duration now) {
    List<PlateReading> readings = new ArrayList<>();
    for (Iterator<Track> all = tracks.iterator(); all.hasNext(); ) {
      Track track = all.next();
      if (track.isUnseenFor(GONE_AFTER, now)) {
        judge(track).ifPresent(readings::add);
        track.close();
        all.remove();
      }
    }
    return readings;
  }

  private Optional<PlateReading> judge(Track track) {
    Verdict verdict = voting.decide(track.reads());
    double confidence = verdict.plate().confidence();
    boolean isClear = isClear(track);
    boolean isCertain = verdict.isPlausible() && confidence >= CONFIDENCE_MIN;
    if (!isClear && !(isCertain && (track.frames() > 1 || confidence >= CONFIDENCE_ALONE_MIN))) {
      return Optional.empty();
    }
    PlateReading reading = reading(track, verdict);
    boolean isRepeat = isRepeat(track, reading.plate().text());
    lastEnd = track.lastSeen();
    lastText = reading.plate().text();
    return isRepeat ? Optional.empty() : Optional.of(reading);
  }

  private boolean isRepeat(Track track, String text) {
    return !text.isEmpty()
        && text.equals(lastText)
        && track.firstSeen().minus(lastEnd).compareTo(SAME_PASSAGE) < 0;
  }

  private PlateReading reading(Track track, Verdict verdict) {
    boolean isRead = verdict.plate().confidence() >= CONFIDENCE_MIN;
    return new PlateReading(
        lane.lane(),
        track.seenAt(),
        lane.directionOf(track.growth()),
        isRead ? verdict.plate() : PlateText.UNREAD,
        verdict.colour(),
        verdict.rows(),
        track.frames(),
        track.evidence());
  }

  private static boolean isClear(Track track) {
    long clear =
        track.reads().stream().map(PlateRead::plate).filter(FollowingPlates::isClear).count();
    return clear >= CLEAR_FRAMES_MIN;
  }

  private static boolean isClear(PlateFound plate) {
    return plate.score() >= CLEAR_SCORE_MIN && plate.quad().width() >= CLEAR_WIDTH_MIN;
  }

  @Override
  public void close() {
    tracks.forEach(Track::close);
    tracks.clear();
  }
}
