package recognizer.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import recognizer.cli.WatchConfig.LaneConfig;
import recognizer.pushed.Broker;

/** How cameras that read by themselves reach this program, as the file says it. */
record CamerasConfig(
    String host, Integer port, Integer skewSecondsMax, Integer silentSeconds, MqttConfig mqtt) {
  private static final int SKEW_SECONDS = 60;
  private static final int SILENT_SECONDS = 90;

  /** The broker that cameras publish to. */
  record MqttConfig(String host, Integer port, Boolean tls, String user, String password) {
    private static final int PORT = 1883;
    private static final int TLS_PORT = 8883;

    Broker broker(String device) {
      boolean isEncrypted = Boolean.TRUE.equals(tls);
      int standard = isEncrypted ? TLS_PORT : PORT;
      return new Broker(
          host,
          port == null ? standard : port,
          isEncrypted,
          Optional.ofNullable(user).map(name -> new Broker.Login(name, String.valueOf(password))),
          "plate-recognizer-" + device);
    }
  }

  /** Nobody but this machine, unless told otherwise. */
  String hostName() {
    return host == null ? "127.0.0.1" : host;
  }

  int portNumber() {
    return port == null ? 0 : port;
  }

  Optional<Broker> broker(String device) {
    return Optional.ofNullable(mqtt).map(where -> where.broker(device));
  }

  Duration skewMax() {
    return Duration.ofSeconds(skewSecondsMax == null ? SKEW_SECONDS : skewSecondsMax);
  }

  Duration silentAfter() {
    return Duration.ofSeconds(silentSeconds == null ? SILENT_SECONDS : silentSeconds);
  }

  static void check(WatchConfig config) throws WrongUsage {
    if (config.pushed().isEmpty()) {
      return;
    }
    CamerasConfig cameras = config.cameras();
    WatchConfig.require(cameras != null, "cameras must say where cameras reach this program");
    Set<String> known = new HashSet<>();
    boolean needsPort = false;
    boolean needsBroker = false;
    for (LaneConfig lane : config.pushed()) {
      String of = "lane " + lane.name() + ": ";
      lane.camera().check(of);
      needsBroker |= lane.camera().vendor().usesBroker();
      needsPort |= !lane.camera().vendor().usesBroker();
      WatchConfig.require(
          known.add(key(lane.camera())), of + "another lane has the same camera.path or device");
    }
    boolean hasPort = cameras.port() != null && WatchConfig.isPort(cameras.port());
    WatchConfig.require(hasPort || !needsPort, "cameras.port must be a number from 0 to 65535");
    boolean hasBroker = cameras.mqtt() != null && cameras.mqtt().host() != null;
    WatchConfig.require(hasBroker || !needsBroker, "cameras.mqtt.host must be given");
    WatchConfig.require(
        cameras.skewMax().toSeconds() >= 1, "cameras.skewSecondsMax must be at least 1");
    WatchConfig.require(
        cameras.silentAfter().toSeconds() >= 1, "cameras.silentSeconds must be at least 1");
  }

  private static String key(CameraConfig camera) {
    return camera.path() != null
        ? "path " + camera.path()
        : camera.vendor() + " " + camera.device().toLowerCase(Locale.ROOT);
  }
}
