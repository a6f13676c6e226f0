package billing.reconciliation;

import billing.money.Fen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Takes values out of the rows of native queries. */
final class Columns {
  private Columns() {}

  static Instant instant(Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }

  static Fen fen(Object value) {
    return Fen.fen(((Number) value).longValue());
  }

  static Optional<Fen> findFen(Object value) {
    return Optional.ofNullable(value).map(Columns::fen);
  }

  static LocalDate day(Object value) {
    return (LocalDate) value;
  }

  static UUID uuid(Object value) {
    return UUID.fromString((String) value);
  }
}
