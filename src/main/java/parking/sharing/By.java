package parking.sharing;

import java.time.Instant;

/**
 * Who did something, and when.
 *
 * @param who the person's id in the staff file
 * @param note why, in the person's words; may be empty
 */
public record By(String who, Instant at, String note) {}
