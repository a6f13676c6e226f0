package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import parking.devices.keys.DeviceKey;

/**
 * A key of a device as consoles show it; absent things are left out.
 *
 * @param key its fingerprint
 * @param use when it was registered, first used, and from when on it is good no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceKeyView(
    String lot, String device, String key, String publicKey, Use use, Revoked revoked) {

  /** The life of a key. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Use(Instant issuedAt, String issuedBy, Instant activatedAt, Instant endsAt) {}

  /** When, by whom and why it was made good for nothing. */
  record Revoked(Instant at, String by, String because) {}

  static DeviceKeyView of(DeviceKey key) {
    return new DeviceKeyView(
        key.lot(),
        key.device(),
        key.id(),
        key.key().text(),
        new Use(
            key.issued().at(),
            key.issued().by(),
            key.activatedAt().orElse(null),
            key.endsAt().orElse(null)),
        key.revoked().map(it -> new Revoked(it.at(), it.by(), it.because())).orElse(null));
  }

  static List<DeviceKeyView> of(List<DeviceKey> keys) {
    return keys.stream().map(DeviceKeyView::of).toList();
  }
}
