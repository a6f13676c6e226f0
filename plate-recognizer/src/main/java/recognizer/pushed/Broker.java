package recognizer.pushed;

import java.util.Optional;

/**
 * The MQTT broker that cameras publish to.
 *
 * @param isEncrypted whether TLS is spoken
 * @param client what this program calls itself there, always the same
 */
public record Broker(
    String host, int port, boolean isEncrypted, Optional<Login> login, String client) {

  /** A user of the broker. It never prints its password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }
}
