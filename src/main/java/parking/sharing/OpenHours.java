package parking.sharing;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the lot's tariff opens its spaces to guests at a moment.
 *
 * @param until when that changes; empty when it is not known, or it does not
 */
public record OpenHours(boolean isOpen, Optional<Instant> until) {}
