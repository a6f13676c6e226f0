package parking.database;

import billing.sealing.Seal;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import parking.database.SealedColumn.Sealed;

/**
 * Seals with the newest key what older ones have sealed, while the service works, in batches that
 * are transactions of their own. It goes over the tables until it finds nothing any more; only then
 * are the older keys forgotten. When it is broken off, it begins again at the next start and finds
 * what is left.
 */
final class Resealing {
  private static final int BATCH = 1000;

  private final Connection connection;
  private final String schema;
  private final Seal seal;

  /**
   * @param connection of the role that owns the schema, used by nobody else
   */
  Resealing(Connection connection, String schema, Seal seal) {
    this.connection = connection;
    this.schema = schema;
    this.seal = seal;
  }

  /** Whether there are older keys that texts may be sealed with. */
  boolean isNeeded() throws SQLException {
    return Texts.of(connection, "select key_id from sealing_key").size() > 1;
  }

  /** Answers how many rows were sealed anew. */
  long run() throws SQLException {
    connection.setAutoCommit(false);
    var all = 0L;
    var found = pass();
    while (found > 0) {
      all += found;
      found = pass();
    }
    Texts.of(
        connection,
        "delete from sealing_key where key_id <> ? returning key_id",
        seal.keys().newestId());
    connection.commit();
    connection.setAutoCommit(true);
    Log.infof("%d rows of schema %s are sealed with the newest key", all, schema);
    return all;
  }

  private long pass() throws SQLException {
    var found = 0L;
    for (var table : SealedTables.of(schema).entrySet()) {
      var sealed =
          table.getValue().stream().flatMap(column -> column.sealedText().stream()).toList();
      for (var part : Texts.partsOf(connection, table.getKey())) {
        found += sealed.isEmpty() ? 0 : pass(part, sealed);
      }
    }
    return found;
  }

  private long pass(String part, List<Sealed> columns) throws SQLException {
    var names = columns.stream().map(Sealed::name).toList();
    var old = names.stream().map(this::isOld).collect(Collectors.joining(" or "));
    var select =
        "select ctid::text, %s from %s where ctid > ?::tid and (%s) order by ctid limit %d"
            .formatted(String.join(", ", names), part, old, BATCH);
    var update =
        "update %s set %s where ctid = ?::tid and %s"
            .formatted(part, each(names, "%s = ?", ", "), each(names, SAME, " and "));
    try (var reading = connection.prepareStatement(select);
        var writing = connection.prepareStatement(update)) {
      var found = 0L;
      var rows = read(reading, "(0,0)", columns.size());
      while (!rows.isEmpty()) {
        found += write(writing, rows, columns);
        connection.commit();
        rows = read(reading, rows.get(rows.size() - 1).place(), columns.size());
      }
      return found;
    }
  }

  /** Whoever changed the row meanwhile wins; it is found again if it needs to be. */
  private static final String SAME = "%s is not distinct from ?";

  private String isOld(String name) {
    return "position('.' in %1$s) > 1 and split_part(%1$s, '.', 1) not in ('masked', '%2$s')"
        .formatted(name, seal.keys().newestId());
  }

  private static String each(List<String> names, String form, String between) {
    return names.stream().map(form::formatted).collect(Collectors.joining(between));
  }

  /**
   * A row that holds something old.
   *
   * @param place where it lies
   */
  private record Found(String place, List<String> values) {}

  private static List<Found> read(PreparedStatement reading, String after, int columns)
      throws SQLException {
    List<Found> all = new ArrayList<>();
    reading.setString(1, after);
    try (var rows = reading.executeQuery()) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (var i = 0; i < columns; i++) {
          values.add(rows.getString(i + 2));
        }
        all.add(new Found(rows.getString(1), values));
      }
    }
    return all;
  }

  private long write(PreparedStatement writing, List<Found> rows, List<Sealed> columns)
      throws SQLException {
    for (var row : rows) {
      var width = columns.size();
      for (var i = 0; i < width; i++) {
        var text = row.values().get(i);
        writing.setString(i + 1, renewed(text, columns.get(i).context()));
        writing.setString(width + 2 + i, text);
      }
      writing.setString(width + 1, row.place());
      writing.addBatch();
    }
    writing.executeBatch();
    return rows.size();
  }

  private String renewed(String text, String context) {
    return text == null || text.isEmpty() || text.startsWith("masked.")
        ? text
        : seal.renew(text, context);
  }
}
