package parking.clock;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The time that really is, even where the service's clock is simulated. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface RealTime {}
