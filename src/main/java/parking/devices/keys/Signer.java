package parking.devices.keys;

import parking.problems.Problem;

/**
 * The device that has signed a request.
 *
 * @param key the fingerprint of the key that it used
 */
public record Signer(String device, String key) {
  /**
   * The same, when the request speaks for it.
   *
   * @throws Problem when the request speaks for another device
   */
  public Signer speakingFor(String named) {
    if (!device.equals(named)) {
      throw Refusal.otherDevice(device, named);
    }
    return this;
  }
}
