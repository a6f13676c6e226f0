package parking.devices.keys;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import parking.lots.Lots;
import parking.problems.Problem;

/**
 * The keys of all devices: what is known of them, and how people issue, end and revoke them. What
 * was read last is gone by for some seconds, so that a batch of readings costs no look-up; what
 * this instance itself changes is known to it at once.
 */
@ApplicationScoped
public class DeviceKeys {
  /** More keys of one device than this are never good at once. */
  static final int MOST_GOOD = 5;

  private final KeyTable table;
  private final Lots lots;
  private final InstantSource time;
  private final Duration knownFor;
  private final AtomicLong changes = new AtomicLong();
  private final Map<KeyTable.Place, Known> known = new ConcurrentHashMap<>();

  DeviceKeys(KeyTable table, Lots lots, InstantSource time, KeySettings settings) {
    this.table = table;
    this.lots = lots;
    this.time = time;
    this.knownFor = settings.knownFor();
  }

  private record Known(List<DeviceKey> keys, long readAtNanos) {}

  /** All keys that a device ever had, the newest first. */
  public Uni<List<DeviceKey>> list(String lot, String device) {
    return table.list(place(lot, device));
  }

  /**
   * Registers a key that a person has taken over from a device.
   *
   * @param endsAt from when on it is good no more, if it has an end
   */
  public Uni<DeviceKey> issue(
      String lot, String device, Signing signing, Optional<Instant> endsAt) {
    var place = place(lot, device);
    return mustFit(place, signing.key())
        .chain(
            () ->
                table.add(
                    place,
                    signing.key(),
                    new DeviceKey.Issued(time.instant(), signing.by()),
                    endsAt))
        .invoke(() -> forget(place))
        .chain(() -> get(place, signing.key().fingerprint()));
  }

  /** A public key and the person who vouches for it. */
  public record Signing(PublicKey key, String by) {}

  /** Sets from when on a key is good no more, or that it has no end. */
  public Uni<DeviceKey> end(String lot, String device, String key, Optional<Instant> endsAt) {
    var place = place(lot, device);
    return change(place, key, () -> table.end(place, key, endsAt));
  }

  /** Makes a key good for nothing for ever, for the reason that a person gives. */
  public Uni<DeviceKey> revoke(String lot, String device, String key, Revoking revoking) {
    var place = place(lot, device);
    return change(place, key, () -> table.revoke(place, Optional.of(key), now(revoking)));
  }

  /** Revokes all keys of a device, and the codes that were given out for it. */
  public Uni<List<DeviceKey>> revokeAll(String lot, String device, Revoking revoking) {
    var place = place(lot, device);
    return table
        .revoke(place, Optional.empty(), now(revoking))
        .invoke(() -> forget(place))
        .chain(() -> table.list(place));
  }

  /** Who revokes, and why. */
  public record Revoking(String by, String because) {}

  private DeviceKey.Revoked now(Revoking revoking) {
    return new DeviceKey.Revoked(time.instant(), revoking.by(), revoking.because());
  }

  private Uni<DeviceKey> change(KeyTable.Place place, String key, Supplier<Uni<Void>> how) {
    return get(place, key)
        .chain(() -> how.get())
        .invoke(() -> forget(place))
        .chain(() -> get(place, key));
  }

  private Uni<DeviceKey> get(KeyTable.Place place, String key) {
    return table
        .list(place)
        .map(
            keys ->
                keys.stream()
                    .filter(one -> one.id().equals(key))
                    .findAny()
                    .orElseThrow(
                        () ->
                            Problem.unknown(
                                "unknown-key",
                                "Device \"%s\" never had a key %s."
                                    .formatted(place.device(), key))));
  }

  /** Where a device is; {@link Problem} when the lots file has it in no such lot. */
  KeyTable.Place place(String lot, String device) {
    return findPlace(device)
        .filter(place -> place.lot().equals(lot))
        .orElseThrow(
            () ->
                Problem.unknown(
                    "unknown-device",
                    "Lot \"%s\" has no device \"%s\" in the lots file.".formatted(lot, device)));
  }

  Optional<KeyTable.Place> findPlace(String device) {
    return lots.findLot(device).map(lot -> new KeyTable.Place(lot.id(), device));
  }

  /** Fails when the key was revoked, or when the device would have too many that are good. */
  Uni<Void> mustFit(KeyTable.Place place, PublicKey key) {
    return table.list(place).invoke(keys -> mustFit(keys, key)).replaceWithVoid();
  }

  private void mustFit(List<DeviceKey> keys, PublicKey key) {
    var same = keys.stream().filter(one -> one.id().equals(key.fingerprint())).findAny();
    if (same.isPresent() && !same.get().isGood(time.instant())) {
      throw Problem.conflict(
          "key-used-up",
          "The key %s is revoked or has come to its end. Make a new one."
              .formatted(key.fingerprint()));
    }
    var good = keys.stream().filter(one -> one.isGood(time.instant())).count();
    if (same.isEmpty() && good >= MOST_GOOD) {
      throw Problem.conflict(
          "too-many-keys",
          "The device has %d keys that are good. Revoke those that it no longer uses."
              .formatted(good));
    }
  }

  /** One of the device's keys, as it was at most some seconds ago. */
  Uni<Optional<DeviceKey>> find(KeyTable.Place place, String key) {
    var last = known.get(place);
    return last != null && System.nanoTime() - last.readAtNanos() < knownFor.toNanos()
        ? Uni.createFrom().item(one(last.keys(), key))
        : read(place).map(keys -> one(keys, key));
  }

  private Uni<List<DeviceKey>> read(KeyTable.Place place) {
    var began = System.nanoTime();
    var before = changes.get();
    return table.list(place).invoke(keys -> know(place, new Known(keys, began), before));
  }

  /** What was read while something changed may be what was before. */
  private void know(KeyTable.Place place, Known read, long changesBefore) {
    known.put(place, read);
    if (changes.get() != changesBefore) {
      known.remove(place);
    }
  }

  private static Optional<DeviceKey> one(List<DeviceKey> keys, String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findAny();
  }

  /** Notes that a key is used for the first time. */
  Uni<Void> activate(KeyTable.Place place, DeviceKey key) {
    return key.activatedAt().isPresent()
        ? Uni.createFrom().voidItem()
        : table.activate(place, key.id(), time.instant()).invoke(() -> forget(place));
  }

  /** What is known of a device's keys has changed. */
  void forget(KeyTable.Place place) {
    changes.incrementAndGet();
    known.remove(place);
  }
}
