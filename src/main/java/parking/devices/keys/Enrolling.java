package parking.devices.keys;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import parking.problems.Problem;

/** How a device gets its first key registered by a code, and its next ones by the key before. */
@ApplicationScoped
public class Enrolling {
  private final DeviceKeys keys;
  private final KeyTable table;
  private final InstantSource time;
  private final Duration codeLife;
  private final Duration overlap;
  private final SecureRandom random = new SecureRandom();

  Enrolling(DeviceKeys keys, KeyTable table, InstantSource time, KeySettings settings) {
    this.keys = keys;
    this.table = table;
    this.time = time;
    this.codeLife = settings.codeLife();
    this.overlap = settings.overlap();
  }

  /** A code as it is shown once. */
  public record Code(String lot, String device, String code, Instant expiresAt) {}

  /** A new code, of which nothing but its hash is kept. */
  public Uni<Code> invite(String lot, String device, String by) {
    var place = keys.place(lot, device);
    var code = EnrolmentCode.draw(random);
    var now = time.instant();
    var expires = now.plus(codeLife);
    return table
        .addCode(place, code.hash(), new DeviceKey.Issued(now, by), expires)
        .replaceWith(() -> new Code(lot, device, code.text(), expires));
  }

  /**
   * What a device is told of its key.
   *
   * @param keyId how it names the key in signatures
   * @param formerEndsAt from when on the key before is good no more
   */
  record Registered(String keyId, Optional<Instant> formerEndsAt) {
    static Registered of(Signer signer, String key, Optional<Instant> formerEndsAt) {
      return new Registered(signer.device() + "/" + key, formerEndsAt);
    }
  }

  /** Registers the key that a device has signed with; the code is used up by it. */
  Uni<Registered> enrol(Signer signer, String code, PublicKey key) {
    var place = keys.findPlace(signer.device()).orElseThrow(Enrolling::wrongCode);
    var hash = EnrolmentCode.typed(code).hash();
    return keys.mustFit(place, key)
        .chain(() -> table.enrol(place, hash, key, time.instant()))
        .invoke(isGood -> mustBe(isGood))
        .invoke(() -> keys.forget(place))
        .replaceWith(() -> Registered.of(signer, key.fingerprint(), Optional.empty()));
  }

  private static void mustBe(boolean isGood) {
    if (!isGood) {
      throw wrongCode();
    }
  }

  private static Problem wrongCode() {
    return Problem.forbidden(
        "code-refused",
        """
        The code is not good for this device: it is another's, was used, or is over. Ask an \
        administrator for a new one.""");
  }

  /** Registers a device's next key; the one that it has signed with ends after the overlap. */
  Uni<Registered> rotate(Signer signer, PublicKey next) {
    if (next.fingerprint().equals(signer.key())) {
      throw Problem.conflict("key-used-up", "The next key has to be a new one.");
    }
    var place = keys.findPlace(signer.device()).orElseThrow();
    var now = time.instant();
    return keys.mustFit(place, next)
        .chain(
            () ->
                table.rotate(
                    place, next, signer.key(), new KeyTable.Overlap(now, now.plus(overlap))))
        .invoke(() -> keys.forget(place))
        .chain(() -> keys.find(place, signer.key()))
        .map(old -> Registered.of(signer, next.fingerprint(), old.flatMap(DeviceKey::endsAt)));
  }
}
