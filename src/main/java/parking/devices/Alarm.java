package parking.devices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is or was wrong, from when it was found until it was found no more.
 *
 * @param id its own
 * @param finding what is wrong, as it was found last
 * @param beganAt when it was found
 * @param endedAt when it was found no more; empty while it goes on
 */
public record Alarm(UUID id, Finding finding, Instant beganAt, Optional<Instant> endedAt) {}
