package parking.devices.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * A key of a device.
 *
 * @param issued when and by whom it was registered
 * @param activatedAt when it was first used
 * @param endsAt from when on it is good no more; absent where it has no end
 */
public record DeviceKey(
    String lot,
    String device,
    PublicKey key,
    Issued issued,
    Optional<Instant> activatedAt,
    Optional<Instant> endsAt,
    Optional<Revoked> revoked) {

  /**
   * @param by a person, or the key or code that it came with
   */
  public record Issued(Instant at, String by) {}

  /**
   * @param because a person's words
   */
  public record Revoked(Instant at, String by, String because) {}

  /** Its fingerprint. */
  public String id() {
    return key.fingerprint();
  }

  boolean isOver(Instant now) {
    return endsAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  boolean isGood(Instant now) {
    return revoked.isEmpty() && !isOver(now);
  }
}
