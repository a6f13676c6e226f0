package parking.devices.keys;

import parking.problems.Problem;

/** Why a request that is not signed as it should be is refused. Each has a type of its own. */
final class Refusal {
  private static final String CONTRACT = " See the contract device-signatures.";

  private Refusal() {}

  static Problem missing(String header) {
    return Problem.unsigned(
        "signature-missing",
        "Devices sign what they send; the header %s is missing.%s".formatted(header, CONTRACT));
  }

  static Problem malformed(String what) {
    return Problem.unsigned("signature-malformed", what + "." + CONTRACT);
  }

  static Problem digest() {
    return Problem.unsigned(
        "digest-wrong", "The header Content-Digest is not the SHA-256 of the body that came.");
  }

  static Problem clock(long seconds, long tolerance) {
    return Problem.unsigned(
        "signature-clock",
        """
        The signature was made %d s %s the time that this answer's header Date tells; at most %d s \
        are allowed. Sign again by that time, and set the device's clock right."""
            .formatted(Math.abs(seconds), seconds > 0 ? "after" : "before", tolerance));
  }

  static Problem unknown(String device, String key) {
    return Problem.unsigned(
        "key-unknown",
        """
        Device "%s" has no key %s here. Check that the lots file lists the device, and enrol it \
        with a code."""
            .formatted(device, key));
  }

  static Problem revoked(String device, String key) {
    return Problem.unsigned(
        "key-revoked",
        "Key %s of device \"%s\" is revoked. Make a new key and enrol the device again."
            .formatted(key, device));
  }

  static Problem ended(String device, String key) {
    return Problem.unsigned(
        "key-ended",
        """
        Key %s of device "%s" has come to its end. Use the key that it was rotated to, or enrol \
        the device again."""
            .formatted(key, device));
  }

  static Problem wrong() {
    return Problem.unsigned(
        "signature-wrong",
        """
        The signature is not that of its key over this request. Something between the device and \
        the service has changed method, path, body or headers, or the device uses another key.""");
  }

  static Problem replayed() {
    return Problem.unsigned(
        "signature-replayed", "This signature was used before. Sign every request anew.");
  }

  static Problem otherDevice(String signer, String named) {
    return Problem.forbidden(
        "another-device",
        "The request is signed by device \"%s\" and speaks for device \"%s\"."
            .formatted(signer, named));
  }
}
