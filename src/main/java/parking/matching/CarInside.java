package parking.matching;

import java.time.Instant;
import java.util.UUID;

/** A car that is inside, as it was seen when it entered. */
public record CarInside(UUID session, Look look, Instant enteredAt) {}
