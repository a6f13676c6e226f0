package recognizer.pushed;

import java.io.Closeable;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import recognizer.camera.EncodedPicture;
import recognizer.camera.Frame;
import recognizer.camera.UnreadableInput;
import recognizer.detect.Quad;
import recognizer.vendors.Sighting;
import recognizer.vote.Evidence;
import recognizer.vote.Rereading;

/** Reads the pictures of cameras again: a few at once, a few that wait, none for long. */
final class SecondOpinions implements Closeable {
  private static final System.Logger LOG = System.getLogger(SecondOpinions.class.getName());

  /** Nobody waits longer for a picture that is only made smaller. */
  private static final long ENCODING_MILLIS = 300;

  private static final long FAREWELL_SECONDS = 3;

  private final Recognition recognition;
  private final Rereading rereading;
  private final PushLimits limits;
  private final ThreadPoolExecutor threads;
  private final Semaphore encoding = new Semaphore(1);

  SecondOpinions(Recognition recognition, Rereading rereading, PushLimits limits) {
    this.recognition = recognition;
    this.rereading = rereading;
    this.limits = limits;
    this.threads =
        new ThreadPoolExecutor(
            limits.looks(),
            limits.looks(),
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(limits.waiting()),
            SecondOpinions::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "second-opinion");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What this program makes of a sighting's picture; nothing when there is no picture that can be
   * read, or no time.
   *
   * @throws PutOff when so many pictures wait already that this one would not be read in time
   */
  Optional<Rereading.Look> find(Sighting sighting, String lane)
      throws PutOff, InterruptedException {
    if (sighting.pictures().best().length == 0) {
      return Optional.empty();
    }
    Future<Optional<Rereading.Look>> work = begin(sighting, lane);
    try {
      return work.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | CancellationException e) {
      work.cancel(false);
      threads.purge();
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.log(Level.ERROR, "Lane " + lane + ": a picture could not be read again", e.getCause());
      return Optional.empty();
    }
  }

  private Future<Optional<Rereading.Look>> begin(Sighting sighting, String lane) throws PutOff {
    try {
      return threads.submit(() -> look(sighting, lane));
    } catch (RejectedExecutionException e) {
      throw new PutOff("More pictures wait to be read than can be read in time.");
    }
  }

  private Optional<Rereading.Look> look(Sighting sighting, String lane)
      throws InterruptedException {
    Sighting.Pictures pictures = sighting.pictures();
    boolean isWhole = pictures.whole().length > 0;
    Optional<Quad> place = isWhole ? pictures.place() : Optional.empty();
    try (Frame frame = EncodedPicture.frame(pictures.best(), Instant.EPOCH)) {
      Rereading.Look look =
          rereading.look(frame, recognition.plates(frame), sighting.opinion(), place);
      return Optional.of(isWhole ? look : ofCutOut(look));
    } catch (UnreadableInput e) {
      LOG.log(Level.WARNING, "Lane {0}: {1}; only the camera's word counts", lane, e.getMessage());
      return Optional.empty();
    }
  }

  /** A picture that shows the plate alone is a cut-out, not the frame. */
  private static Rereading.Look ofCutOut(Rereading.Look look) {
    byte[] plate = look.evidence().cutOut();
    byte[] none = new byte[0];
    Evidence evidence = new Evidence(none, Optional.empty(), plate);
    return new Rereading.Look(look.opinion(), look.plate(), look.rows(), evidence);
  }

  /** Evidence of a sighting that nobody could look at in time; less, or none, in a hurry. */
  Evidence unseen(Sighting sighting) throws InterruptedException {
    Sighting.Pictures pictures = sighting.pictures();
    byte[] best = pictures.best();
    if (best.length == 0 || !encoding.tryAcquire(ENCODING_MILLIS, TimeUnit.MILLISECONDS)) {
      return Evidence.NONE;
    }
    try (Frame frame = EncodedPicture.frame(best, Instant.EPOCH)) {
      return pictures.whole().length > 0
          ? rereading.unseen(frame.picture(), pictures.place())
          : new Evidence(new byte[0], Optional.empty(), Rereading.cutOut(frame.picture()));
    } catch (UnreadableInput e) {
      return Evidence.NONE;
    } finally {
      encoding.release();
    }
  }

  /** The evidence with the camera's own cut-out where there is none yet. */
  Evidence completed(Evidence evidence, Sighting sighting) {
    byte[] plate = sighting.pictures().plate();
    if (evidence.cutOut().length > 0 || plate.length == 0) {
      return evidence;
    }
    try (Frame frame = EncodedPicture.frame(plate, Instant.EPOCH)) {
      byte[] cutOut = Rereading.cutOut(frame.picture());
      return new Evidence(evidence.jpeg(), evidence.corners(), cutOut);
    } catch (UnreadableInput e) {
      return evidence;
    }
  }

  /** Waits for looks under way: what they look with is closed next. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "A picture is still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
