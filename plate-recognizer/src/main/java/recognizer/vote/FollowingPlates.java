package recognizer.vote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import recognizer.camera.Frame;
import recognizer.detect.PlateFound;
import recognizer.detect.Quad;
import recognizer.read.PlateRead;

/**
 * Follows the plates of one lane and tells of each passage once: as soon as it is sure and no
 * better frame has come for a moment, or else when it is over.
 */
public final class FollowingPlates implements AutoCloseable {
  /** A plate that is not seen for so long has passed. */
  private static final Duration GONE_AFTER = Duration.ofMillis(600);

  /** The same plate so soon after is the same passage, seen again behind an obstacle. */
  private static final Duration SAME_PASSAGE = Duration.ofSeconds(4);

  /** A car that comes closer is seen better and better; the best frame is one that stays best. */
  private static final Duration BEST_FOR = Duration.ofMillis(400);

  /** A reading that is not at least so sure is given a little longer. */
  private static final double SURE_MIN = 0.99;

  private static final Duration BEST_FOR_WHEN_DOUBTFUL = Duration.ofMillis(700);

  private static final int TRACKS_MAX = 8;
  private static final int CLEAR_FRAMES_MIN = 3;
  private static final double CLEAR_SCORE_MIN = 0.6;
  private static final double CLEAR_WIDTH_MIN = 60;
  private static final double CONFIDENCE_MIN = 0.3;
  private static final double CONFIDENCE_ALONE_MIN = 0.8;

  private final LaneRules lane;
  private final Voting voting;
  private final Hiding hiding;
  private final List<Track> tracks = new ArrayList<>();
  private String lastText = "";
  private Duration lastEnd = Duration.ZERO;

  /**
   * @param hiding what evidence does not show
   */
  public FollowingPlates(LaneRules lane, Voting voting, Hiding hiding) {
    this.lane = lane;
    this.voting = voting;
    this.hiding = hiding;
  }

  /**
   * Takes the plates of the next frame, and has those read of which more must be known; returns the
   * passages that can be told.
   */
  public List<PlateReading> see(Frame frame, List<PlateFound> plates, PlateReader reader) {
    List<Track> free = new ArrayList<>(tracks);
    for (PlateFound plate : plates) {
      Optional<Track> seenAgain = free.stream().filter(t -> t.isSeenAgain(plate)).findFirst();
      List<Quad> others = others(plates, plate);
      seenAgain.ifPresent(
          track -> track.glance(frame, plate, reader.sharpness(frame, plate), others));
      Optional<Track> track =
          seenAgain.isPresent()
              ? seenAgain
              : continued(frame, reader.read(frame, plate), others, free);
      track.ifPresent(free::remove);
    }
    free.forEach(Track::miss);
    return told(frame.position());
  }

  private static List<Quad> others(List<PlateFound> all, PlateFound plate) {
    return all.stream()
        .map(PlateFound::quad)
        .filter(quad -> quad.overlapWith(plate.quad()) == 0)
        .toList();
  }

  /** The track that a plate's reading continues or begins. */
  private Optional<Track> continued(
      Frame frame, PlateRead read, List<Quad> others, List<Track> free) {
    Optional<Track> track =
        free.stream()
            .filter(t -> t.matches(read) > 0)
            .max(Comparator.comparingDouble(t -> t.matches(read)))
            .or(this::begin);
    track.ifPresent(t -> t.see(frame, read, others));
    return track;
  }

  private List<PlateReading> told(Duration now) {
    List<PlateReading> readings = new ArrayList<>();
    for (Track track : tracks) {
      boolean isReady =
          !track.isTold()
              && track.wasSettled()
              && track.ageOfBest(now).compareTo(BEST_FOR) >= 0
              && lane.isClear(track.growth());
      if (isReady) {
        early(track, now).ifPresent(readings::add);
      }
    }
    readings.addAll(ended(now));
    return readings;
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
  public List<PlateReading> rest(Frame frame) {
    tracks.forEach(track -> track.stay(frame.position()));
    return told(frame.position());
  }

  /** Whether every plate in sight has been read well enough, so that fewer looks do. */
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
        track.see(
            frame, plate, others(plates.stream().map(PlateRead::plate).toList(), plate.plate()));
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

  /** The reading of a car that is still in sight, if more frames would not make it surer. */
  private Optional<PlateReading> early(Track track, Duration now) {
    Verdict verdict = voting.decide(track.reads());
    boolean isSure = verdict.isPlausible() && verdict.plate().confidence() >= SURE_MIN;
    boolean hasWaited = track.ageOfBest(now).compareTo(BEST_FOR_WHEN_DOUBTFUL) >= 0;
    return isSure || hasWaited && isWorthTelling(track, verdict)
        ? toldOnce(track, verdict)
        : Optional.empty();
  }

  private Optional<PlateReading> judge(Track track) {
    if (track.isTold()) {
      lastEnd = track.lastSeen();
      lastText = track.toldText();
      return Optional.empty();
    }
    Verdict verdict = voting.decide(track.reads());
    return isWorthTelling(track, verdict) ? toldOnce(track, verdict) : Optional.empty();
  }

  private static boolean isWorthTelling(Track track, Verdict verdict) {
    double confidence = verdict.plate().confidence();
    boolean isCertain = verdict.isPlausible() && confidence >= CONFIDENCE_MIN;
    return isClear(track)
        || isCertain && (track.frames() > 1 || confidence >= CONFIDENCE_ALONE_MIN);
  }

  private Optional<PlateReading> toldOnce(Track track, Verdict verdict) {
    String text = plateOf(verdict).text();
    boolean isRepeat = isRepeat(track, text);
    track.tell(text);
    lastEnd = track.lastSeen();
    lastText = text;
    return isRepeat ? Optional.empty() : Optional.of(reading(track, verdict));
  }

  private boolean isRepeat(Track track, String text) {
    return !text.isEmpty()
        && text.equals(lastText)
        && track.firstSeen().minus(lastEnd).compareTo(SAME_PASSAGE) < 0;
  }

  private static PlateText plateOf(Verdict verdict) {
    return verdict.plate().confidence() >= CONFIDENCE_MIN ? verdict.plate() : PlateText.UNREAD;
  }

  private PlateReading reading(Track track, Verdict verdict) {
    return new PlateReading(
        lane.lane(),
        track.seenAt(),
        lane.directionOf(track.growth()),
        plateOf(verdict),
        verdict.colour(),
        verdict.rows(),
        track.frames(),
        track.evidence(hiding));
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
