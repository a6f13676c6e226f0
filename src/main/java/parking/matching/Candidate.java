package parking.matching;

import java.util.UUID;

/**
 * A car that may be the one that left.
 *
 * @param probability that it is, 0 to 1
 */
public record Candidate(UUID session, double probability) {}
