package parking.devices.keys;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import parking.clock.RealTime;
import parking.problems.Problem;

/**
 * Says which device has sent a request, or why that is not known. Signatures are made and checked
 * by what time really is, whatever the service's clock shows; keys end by the service's clock.
 */
@ApplicationScoped
public class CheckingSignatures {
  /** At ten requests a second these are all of the ten minutes in which one could be sent again. */
  private static final int MOST_NONCES = 100_000;

  private final DeviceKeys keys;
  private final InstantSource time;
  private final InstantSource real;
  private final Duration tolerance;
  private final Nonces nonces = new Nonces(MOST_NONCES);

  CheckingSignatures(
      DeviceKeys keys, InstantSource time, @RealTime InstantSource real, KeySettings settings) {
    this.keys = keys;
    this.time = time;
    this.real = real;
    this.tolerance = settings.tolerance();
  }

  /**
   * The device that has signed a request with a key that is good. What follows is kept off the
   * event loop.
   *
   * @throws Problem in the Uni, with the time by which the device should have signed
   */
  public Uni<Signer> check(SignedRequest request) {
    return Uni.createFrom()
        .deferred(() -> checked(request))
        .onFailure(Problem.class)
        .transform(e -> e.at(real.instant()));
  }

  private Uni<Signer> checked(SignedRequest request) {
    var signature = MessageSignature.parse(request);
    mustBeFresh(signature);
    var place = keys.findPlace(signature.device()).orElseThrow(() -> unknown(signature));
    return keys.find(place, signature.key())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(found -> found.orElseThrow(() -> unknown(signature)))
        .invoke(this::mustBeGood)
        .invoke(key -> mustBeSigned(signature, key.key()))
        .call(key -> keys.activate(place, key))
        .replaceWith(() -> new Signer(signature.device(), signature.key()));
  }

  /**
   * The same for a request that is signed with a key that the device has not registered yet.
   *
   * @throws Problem with the time by which the device should have signed
   */
  Signer check(SignedRequest request, PublicKey key) {
    try {
      var signature = MessageSignature.parse(request);
      mustBeFresh(signature);
      mustBeSigned(signature, key);
      return new Signer(signature.device(), signature.key());
    } catch (Problem e) {
      throw e.at(real.instant());
    }
  }

  private static Problem unknown(MessageSignature signature) {
    return Refusal.unknown(signature.device(), signature.key());
  }

  private void mustBeFresh(MessageSignature signature) {
    var ahead = Duration.between(real.instant(), signature.created());
    if (ahead.abs().compareTo(tolerance) > 0) {
      throw Refusal.clock(ahead.toSeconds(), tolerance.toSeconds());
    }
  }

  private void mustBeGood(DeviceKey key) {
    if (key.revoked().isPresent()) {
      throw Refusal.revoked(key.device(), key.id());
    }
    if (key.isOver(time.instant())) {
      throw Refusal.ended(key.device(), key.id());
    }
  }

  private void mustBeSigned(MessageSignature signature, PublicKey key) {
    if (!signature.key().equals(key.fingerprint())
        || !key.hasSigned(signature.base(), signature.value())) {
      throw Refusal.wrong();
    }
    var end = signature.created().plus(tolerance);
    if (!nonces.isNew(signature.key(), signature.nonce(), end, real.instant())) {
      throw Refusal.replayed();
    }
  }
}
