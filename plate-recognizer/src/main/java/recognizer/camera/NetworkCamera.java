package recognizer.camera;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A network stream that is opened again, ever more patiently, whenever it breaks off. */
public final class NetworkCamera implements FrameSource {
  private static final System.Logger LOG = System.getLogger(NetworkCamera.class.getName());
  private static final Duration WAIT_FIRST = Duration.ofSeconds(1);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private final String lane;
  private final Opener opener;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private FrameSource stream;
  private Frame.Time last = new Frame.Time(Duration.ZERO, Instant.MIN);
  private Duration shift = Duration.ZERO;
  private Duration wait = WAIT_FIRST;
  private boolean wasGone;

  /** Opens one connection. */
  interface Opener {
    FrameSource open() throws IOException;
  }

  /** Waits. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  NetworkCamera(String lane, Opener opener, Sleeper sleeper, InstantSource clock) {
    this.lane = lane;
    this.opener = opener;
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /** A camera at an address such as {@code rtsp://...}; frames carry the clock's time. */
  public static NetworkCamera at(String url, String lane, InstantSource clock, Decoding decoding) {
    return new NetworkCamera(
        lane,
        () -> VideoSource.open(url, clock.instant(), decoding),
        time -> Thread.sleep(time.toMillis()),
        clock);
  }

  /** Blocks until the camera delivers; empty only when the thread is interrupted. */
  @Override
  public Optional<Frame> next() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Frame> frame = attempt();
        if (frame.isPresent()) {
          return frame;
        }
        sleeper.sleep(wait);
        wait = wait.multipliedBy(2).compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait.multipliedBy(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Optional<Frame> attempt() {
    try {
      if (stream == null) {
        stream = opener.open();
        shift = last.position().plus(sinceLast());
      }
      Optional<Frame> frame = stream.next().map(f -> f.at(placed(f)));
      frame.ifPresentOrElse(f -> returned(), () -> lost("the stream ended"));
      return frame;
    } catch (IOException e) {
      lost(e.getMessage());
      return Optional.empty();
    }
  }

  /** Every connection counts from 0; the camera's own count goes on over all of them. */
  private Frame.Time placed(Frame frame) {
    last = new Frame.Time(frame.position().plus(shift), clock.instant());
    return last;
  }

  private Duration sinceLast() {
    if (last.seenAt().equals(Instant.MIN)) {
      return Duration.ZERO;
    }
    Duration gap = Duration.between(last.seenAt(), clock.instant());
    return gap.isNegative() ? Duration.ZERO : gap;
  }

  private void returned() {
    if (wasGone) {
      LOG.log(Level.INFO, "Lane {0}: the camera is back", lane);
    }
    wasGone = false;
    wait = WAIT_FIRST;
  }

  private void lost(String why) {
    close();
    wasGone = true;
    LOG.log(
        Level.WARNING,
        "Lane {0}: no picture from the camera ({1}). Trying again in {2} s; check its power, cable,"
            + " address, user and password.",
        lane,
        why,
        wait.toSeconds());
  }

  @Override
  public void close() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
