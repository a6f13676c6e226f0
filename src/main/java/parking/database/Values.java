package parking.database;

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

/** What goes into statements and comes out of their rows. */
public final class Values {
  private Values() {}

  /** Values of a statement; absent ones are null. */
  public static Tuple of(Object... values) {
    return Tuple.from(
        Arrays.stream(values)
            .map(value -> value instanceof Optional<?> may ? may.orElse(null) : value)
            .map(value -> value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value)
            .toList());
  }

  /** All rows, in order. */
  public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> one) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(one.apply(row)));
    return all;
  }

  /** The first row, if there is one. */
  public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> one) {
    var all = rows.iterator();
    return all.hasNext() ? Optional.of(one.apply(all.next())) : Optional.empty();
  }

  /** A time that is always there. */
  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** A time that may be absent. */
  public static Optional<Instant> findInstant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
