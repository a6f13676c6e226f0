package parking.devices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When a device or lane is a case for a person. */
@ConfigMapping(prefix = "parking.devices")
interface DeviceSettings {
  /** How often is looked, in real time. */
  @WithDefault("30s")
  String checkEvery();

  /** A device or camera that gives no sign for longer than this is silent. */
  @WithDefault("PT3M")
  Duration silentAfter();

  /** A lane without a car for longer than this is suspicious; not looked at when absent. */
  Optional<Duration> noPassageAfter();

  /** A device's clock may be off by as much. */
  @WithDefault("PT30S")
  Duration clockTolerance();

  /** Readings that wait in a device for longer than this are a backlog. */
  @WithDefault("PT15M")
  Duration backlogAfter();
}
