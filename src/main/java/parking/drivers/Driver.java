package parking.drivers;

import java.util.UUID;

/**
 * A person who drives, as a token shows them.
 *
 * @param session the log-in that the token belongs to
 */
public record Driver(UUID id, UUID session) {}
