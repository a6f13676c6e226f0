package parking.pocket;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import parking.drivers.DriverSettings;
import parking.problems.Problem;
import parking.problems.Turnstile;

/** Keeps one client from trying many codes, and from having many sent. */
@ApplicationScoped
class LogInLimits {
  private final Turnstile codes = new Turnstile(Duration.ofHours(1));
  private final Turnstile tries = new Turnstile(Duration.ofHours(1));

  private final DriverSettings settings;
  private final InstantSource time;

  LogInLimits(DriverSettings settings, InstantSource time) {
    this.settings = settings;
    this.time = time;
  }

  /** One more code is asked for. */
  void asks(String client) {
    refuse(codes.pass(client, settings.codesAnHourByClient(), time.instant()));
  }

  /** One more log-in is tried. */
  void tries(String client) {
    refuse(tries.pass(client, settings.logInsAnHourByClient(), time.instant()));
  }

  private static void refuse(Optional<Duration> pause) {
    pause.ifPresent(
        wait -> {
          throw Problem.tooOften(
              "too-many", "Too many have asked from this address. Ask again later.", wait);
        });
  }
}
