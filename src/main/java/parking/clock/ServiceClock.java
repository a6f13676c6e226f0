package parking.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The one place where time is read; everybody else is handed it. */
@ApplicationScoped
class ServiceClock {
  /** Settings of the service's time. */
  @ConfigMapping(prefix = "parking.clock")
  interface Settings {
    /** Simulated time: what the service's clock showed at {@link #anchor()}. */
    Optional<Instant> start();

    /** The real instant at which simulated time was {@link #start()}; otherwise start-up. */
    Optional<Instant> anchor();

    /** How many seconds of the service's time pass in a real one. */
    @WithDefault("1")
    int factor();
  }

  @Produces
  @ApplicationScoped
  InstantSource time(Settings settings) {
    return time(settings, Clock.systemUTC());
  }

  /** What time it is for machines that sign what they send; never simulated. */
  @Produces
  @RealTime
  @ApplicationScoped
  InstantSource realTime() {
    return Clock.systemUTC();
  }

  static InstantSource time(Settings settings, InstantSource real) {
    if (settings.start().isEmpty()) {
      return real;
    }
    var start = settings.start().get();
    var anchor = settings.anchor().orElseGet(real::instant);
    var factor = settings.factor();
    return () -> start.plus(Duration.between(anchor, real.instant()).multipliedBy(factor));
  }
}
