package parking.sharing;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the rows of all tables of shared spaces have in common. */
final class Rows {
  private Rows() {}

  static <T> List<T> list(RowSet<Row> rows, Function<Row, T> one) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(one.apply(row)));
    return all;
  }

  /** Values of a statement; absent ones are null. */
  static Tuple values(Object... values) {
    return Tuple.from(
        Arrays.stream(values)
            .map(value -> value instanceof Optional<?> may ? may.orElse(null) : value)
            .map(value -> value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value)
            .toList());
  }

  /** Values of a row that is put in: the lot, the row's own, and who wrote it down. */
  static Tuple row(String lot, By by, Object... own) {
    List<Object> all = new ArrayList<>(List.of(lot));
    all.addAll(Arrays.asList(own));
    all.addAll(List.of(by.note(), by.who(), by.at()));
    return values(all.toArray());
  }

  /** Who wrote a row down. */
  static By by(Row row) {
    return findBy(row, "").orElseThrow();
  }

  /**
   * Who wrote down what is joined to a row, if anything is.
   *
   * @param prefix of the joined columns
   */
  static Optional<By> findBy(Row row, String prefix) {
    return findInstant(row, prefix + "recorded_at")
        .map(
            at ->
                new By(row.getString(prefix + "recorded_by"), at, row.getString(prefix + "note")));
  }

  static Optional<Instant> findInstant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  static Days days(Row row) {
    return new Days(
        row.getLocalDate("from_day"), Optional.ofNullable(row.getLocalDate("until_day")));
  }
}
