package recognizer.keys;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Signs the requests of a device with the key in its folder. By what time, the service says when it
 * finds the device's wrong. May be used by several threads.
 */
public final class Signing {
  /** What all requests carry. */
  public static final String CONTENT_TYPE = "application/json";

  private static final int NONCE_BYTES = 16;

  private final String device;
  private final KeyFolder folder;
  private final InstantSource real;
  private final SecureRandom random = new SecureRandom();
  private DeviceKey key;
  private Duration correction = Duration.ZERO;

  private Signing(String device, KeyFolder folder, InstantSource real) throws IOException {
    this.device = device;
    this.folder = folder;
    this.real = real;
    this.key = folder.currentOrNew(real.instant());
  }

  /**
   * With the key in a folder, which is made when there is none.
   *
   * @param real the device's clock, never a simulated time
   */
  public static Signing with(String device, KeyFolder folder, InstantSource real)
      throws IOException {
    return new Signing(device, folder, real);
  }

  /** The headers that a request to a door of the service needs. */
  public synchronized Map<String, String> headers(String path, byte[] body) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    var request = new RequestSignature.Request("POST", path, "", CONTENT_TYPE, body);
    return new RequestSignature(now(), device, text).headers(request, key);
  }

  private Instant now() {
    return real.instant().plus(correction);
  }

  /**
   * From now on signs by the service's time, which an answer has just told.
   *
   * @return by how much the device's clock is ahead of it
   */
  public synchronized Duration goBy(Instant serviceTime) {
    correction = Duration.between(real.instant(), serviceTime);
    return correction.negated();
  }

  /** The key it signs with. */
  public synchronized DeviceKey key() {
    return key;
  }

  /** Takes what is in the folder now; whether that is another key. */
  public synchronized boolean isReplaced() throws IOException {
    String before = key.fingerprint();
    key = folder.currentOrNew(real.instant());
    return !before.equals(key.fingerprint());
  }

  /** Whether the key is so old, or the next one was made and perhaps registered already. */
  public synchronized boolean isToRotate(Duration age) throws IOException {
    return folder.findNext().isPresent() || !now().isBefore(key.madeAt().plus(age));
  }

  /** The key that is to follow. */
  public synchronized DeviceKey next() throws IOException {
    return folder.nextOrNew(now());
  }

  /** Goes on with the next key. */
  public synchronized void rotate() throws IOException {
    folder.promote();
    key = folder.currentOrNew(now());
  }

  /** The next key is good for nothing. */
  public synchronized void dropNext() throws IOException {
    folder.dropNext();
  }

  /** When the key has ended and the next one was made: goes on with that; whether it does. */
  public synchronized boolean isRescued() throws IOException {
    Optional<DeviceKey> next = folder.findNext();
    if (next.isPresent()) {
      rotate();
    }
    return next.isPresent();
  }

  /** A new key in the place of one that was revoked. */
  public synchronized void renew() throws IOException {
    key = folder.renew(now());
  }
}
