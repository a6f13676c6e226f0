package parking.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * A session as it is stored.
 *
 * @param revision how many accounts of it were sent downstream
 * @param filedAt when it was over, or came to wait for a person; empty while it is open
 * @param decidedBy the person who decided it last, if one did
 */
record Kept(Session session, int revision, Optional<Instant> filedAt, Optional<String> decidedBy) {}
