package recognizer.dispatch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import java.time.Duration;
import recognizer.camera.DeviceClock;
import recognizer.keys.DeviceKey;
import recognizer.keys.Signing;

/**
 * Replaces the device's key when it is old: the next one is kept on the disk, registered by a
 * request that the old one signs, and used from then on. Whatever is cut off in the middle is gone
 * on with: registering the same key again changes nothing. For one thread.
 */
final class KeyRotation {
  private static final System.Logger LOG = System.getLogger(KeyRotation.class.getName());
  private static final String DOOR = "/api/v1/devices/keys";
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int CONFLICT = 409;

  private final Signing signing;
  private final Duration rotateAfter;
  private final Trouble trouble = new Trouble();
  private long triedAt = DeviceClock.ticks() - PAUSE.toNanos();

  KeyRotation(Signing signing, Duration rotateAfter) {
    this.signing = signing;
    this.rotateAfter = rotateAfter;
  }

  /** How a request is sent, signed. */
  interface Post {
    HttpResponse<byte[]> send(String door, byte[] json) throws IOException, InterruptedException;
  }

  /** Rotates when it is time to, and when the last try was some time ago. */
  void rotateWhenDue(Post post) throws InterruptedException {
    try {
      if (DeviceClock.ticks() - triedAt >= PAUSE.toNanos() && signing.isToRotate(rotateAfter)) {
        triedAt = DeviceClock.ticks();
        rotate(post);
      }
    } catch (IOException e) {
      tell("the next key cannot be kept or sent: " + e.getMessage());
    }
  }

  private void rotate(Post post) throws IOException, InterruptedException {
    DeviceKey next = signing.next();
    String former = signing.key().fingerprint();
    byte[] json = ReadingJson.bytes(ReadingJson.object().put("publicKey", next.publicText()));
    HttpResponse<byte[]> answer = post.send(DOOR, json);
    if (answer.statusCode() == 200) {
      signing.rotate();
      trouble.ends();
      LOG.log(
          Level.INFO,
          "This device signs with the new key {0} from now on; the one before, {1}, ends soon",
          next.fingerprint(),
          former);
    } else {
      if (answer.statusCode() == CONFLICT) {
        signing.dropNext();
      }
      tell("status " + answer.statusCode() + ": " + Answer.problem(answer.body()));
    }
  }

  private void tell(String why) {
    if (trouble.isNews(why)) {
      LOG.log(
          Level.WARNING,
          "This device''s key is old and could not be replaced ({0}). The old one is used on, and"
              + " it is tried again.",
          why);
    }
  }
}
