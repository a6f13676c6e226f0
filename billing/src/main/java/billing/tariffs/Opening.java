package billing.tariffs;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether shared spaces are open to others than their owners at a moment.
 *
 * @param until when that changes; empty when it is not known, or never does within a month
 */
public record Opening(boolean isOpen, Optional<Instant> until) {}
