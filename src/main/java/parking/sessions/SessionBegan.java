package parking.sessions;

import java.time.Instant;
import java.util.UUID;

/** A fact: a car has entered, and the reading is certain. */
public record SessionBegan(
    UUID session, String lotId, String tariff, String plate, String colour, Instant enteredAt) {
  static SessionBegan of(Visit visit, Sighting entry) {
    return new SessionBegan(
        visit.id(),
        visit.lotId(),
        visit.tariff(),
        visit.plate().text(),
        visit.colour().name(),
        entry.at());
  }
}
