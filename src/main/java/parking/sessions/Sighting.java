package parking.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A car seen at one end of its visit.
 *
 * @param passage the evidence
 * @param at the camera's time
 * @param certain whether the reading is good enough to be charged without a person looking
 */
record Sighting(UUID passage, Instant at, boolean certain) {}
