package parking.sessions;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.plates.PlateSeal;

/** Makes sessions of the rows of {@code open_session} and {@code session}. */
final class SessionColumns {
  static final String OPEN =
      """
      lot_id, session_id, tariff, plate_sealed, colour, look, reason, entry_passage, entry_device,
      entry_doubt, entry_confidence, entered_at, seen_at, zone, revision""";
  static final String FILED =
      """
      lot_id, session_id, tariff, plate_sealed, colour, look, reason, entry_passage, entry_device,
      entry_doubt, entry_confidence, entered_at, exit_passage, exit_device, exit_doubt,
      exit_confidence, left_at, filed_at, state, cover, note, decided_by, revision""";

  private final PlateSeal seal;

  SessionColumns(PlateSeal seal) {
    this.seal = seal;
  }

  Kept open(Row row) {
    var open =
        new Session.Open(
            visit(row),
            sighting(row, "entry", "entered_at").orElseThrow(),
            instant(row, "seen_at"),
            row.getString("zone"),
            reason(row));
    return new Kept(open, row.getInteger("revision"), Optional.empty(), Optional.empty());
  }

  Kept filed(Row row) {
    return new Kept(
        session(row),
        row.getInteger("revision"),
        Optional.of(instant(row, "filed_at")),
        Optional.ofNullable(row.getString("decided_by")));
  }

  private Session session(Row row) {
    var visit = visit(row);
    var entry = sighting(row, "entry", "entered_at");
    var exit = sighting(row, "exit", "left_at");
    var cover = Optional.ofNullable(row.getString("cover")).map(Cover::valueOf);
    return switch (SessionState.valueOf(row.getString("state"))) {
      case CLOSED ->
          new Session.Closed(visit, entry.orElseThrow(), exit.orElseThrow(), cover, reason(row));
      case LAPSED -> new Session.Lapsed(visit, entry.orElseThrow(), reason(row));
      case AWAITING_REVIEW ->
          new Session.AwaitingReview(visit, entry.orElseThrow(), exit.orElseThrow(), reason(row));
      case ORPHAN_EXIT -> new Session.OrphanExit(visit, exit.orElseThrow(), reason(row));
      case VOIDED -> new Session.Voided(visit, entry, exit, reason(row), row.getString("note"));
      case OPEN -> throw new IllegalStateException("an open session is not filed");
    };
  }

  private Visit visit(Row row) {
    return new Visit(
        row.getUUID("session_id"),
        row.getString("lot_id"),
        row.getString("tariff"),
        new Plate(seal.open(row.getString("plate_sealed"))),
        PlateColour.valueOf(row.getString("colour")),
        Optional.ofNullable(row.getString("look")));
  }

  private static Optional<Sighting> sighting(Row row, String end, String time) {
    if (row.getOffsetDateTime(time) == null) {
      return Optional.empty();
    }
    var confidence = row.getFloat(end + "_confidence");
    return Optional.of(
        new Sighting(
            Optional.ofNullable(row.getUUID(end + "_passage")),
            row.getString(end + "_device"),
            instant(row, time),
            confidence == null ? 0 : confidence,
            Optional.ofNullable(row.getString(end + "_doubt")).map(Reason::valueOf)));
  }

  private static Reason reason(Row row) {
    return Reason.valueOf(row.getString("reason"));
  }

  static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
