package parking.sessions;

import java.time.Instant;
import java.util.UUID;

/** A fact: a car has entered, and the reading is certain. */
public record SessionBegan(
    UUID session, String lotId, String tariff, String plate, String colour, Instant enteredAt) {
  static SessionBegan of(Session.Open open) {
    var visit = open.visit();
    return new SessionBegan(
        visit.id(),
        visit.lotId(),
        visit.tariff(),
        visit.plate().text(),
        visit.colour().name(),
        open.entry().at());
  }
}
