package recognizer.cli;

import java.util.Optional;
import recognizer.pushed.CameraSetup;
import recognizer.vendors.Vendor;

/**
 * A lane's camera that reads by itself, as the file says it.
 *
 * @param path secret first part of the address that it sends to
 * @param device serial number, device id or address that it calls itself
 */
record CameraConfig(Vendor vendor, String path, String device, Boolean gated, Double trust) {
  private static final double TRUST = 0.9;
  private static final String SECRET = "[A-Za-z0-9_-]{8,64}";

  CameraSetup setup() {
    return new CameraSetup(
        vendor,
        Optional.ofNullable(path),
        Optional.ofNullable(device),
        Boolean.TRUE.equals(gated),
        trust == null ? TRUST : trust);
  }

  void check(String of) throws WrongUsage {
    WatchConfig.require(vendor != null, of + "camera.vendor must be given, such as hikvision");
    WatchConfig.require(
        path != null || device != null, of + "camera needs a path, a device or both");
    WatchConfig.require(
        path == null || path.matches(SECRET),
        of + "camera.path must be a secret of 8 to 64 letters, digits, _ and -");
    WatchConfig.require(
        !vendor.usesBroker() || device != null && path == null,
        of + "a camera behind a broker needs device, its serial number, and no path");
    boolean isShare = trust == null || trust >= 0 && trust <= 1;
    WatchConfig.require(isShare, of + "camera.trust must be from 0 to 1");
  }
}
