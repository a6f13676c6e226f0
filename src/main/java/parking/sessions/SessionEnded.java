package parking.sessions;

import java.time.Instant;
import java.util.UUID;

/** A fact: a car has left, and its visit may be charged. */
public record SessionEnded(
    UUID session,
    int revision,
    String lotId,
    String plate,
    String colour,
    Instant enteredAt,
    Instant leftAt,
    UUID exitPassage) {}
