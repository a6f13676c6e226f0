package parking.sessions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A car seen at one end of its visit.
 *
 * @param passage the evidence
 * @param device the camera's recogniser
 * @param at the camera's time
 * @param doubt why a person has to look before this counts for money, if so
 */
record Sighting(UUID passage, String device, Instant at, Optional<Reason> doubt) {}
