package parking.sessions;

import java.time.Instant;
import java.util.UUID;

/** A fact: a car has entered, and the reading is certain. */
public record SessionBegan(
    UUID session, String lotId, String plate, String colour, Instant enteredAt) {}
