package parking.database;

import billing.sealing.Seal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Seals the rows that were there before texts were sealed. It goes through each part of a table in
 * the order in which the rows lie, in batches that are transactions of their own; when it is broken
 * off, it goes on at the next start.
 */
final class SealingRows {
  private static final int BATCH = 2000;
  private static final String PROOF = "proof";

  private final Connection connection;
  private final String schema;
  private final Seal seal;

  /**
   * @param connection of the role that owns the schema, which its tables are looked for in
   */
  SealingRows(Connection connection, String schema, Seal seal) {
    this.connection = connection;
    this.schema = schema;
    this.seal = seal;
  }

  /**
   * Notes the key that seals from now on, and seals what waits.
   *
   * @throws billing.sealing.KeysRefused when a key is missing that stored texts need
   */
  void run() throws SQLException {
    seal.keys().checkOpens(new HashSet<>(Texts.of(connection, "select key_id from sealing_key")));
    Texts.of(
        connection,
        """
        insert into sealing_key (key_id, proof, index_proof) values (?, ?, ?)
        on conflict do nothing returning key_id""",
        seal.keys().newestId(),
        seal.seal(PROOF, PROOF),
        seal.hash(PROOF, PROOF));
    mustBeTheSameKeys();
    connection.setAutoCommit(false);
    for (var table : Texts.of(connection, "select name from unsealed order by name")) {
      seal(table);
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Another key of the same name would seal what nobody else can open. */
  private void mustBeTheSameKeys() throws SQLException {
    for (var proof : Texts.of(connection, "select proof from sealing_key")) {
      seal.open(proof, PROOF);
    }
    for (var proof : Texts.of(connection, "select index_proof from sealing_key")) {
      if (!proof.equals(seal.hash(PROOF, PROOF))) {
        throw new StartFailure(
            "The key file has another index key than the one that stored plates are found by."
                + " Bring back the file that has it.");
      }
    }
  }

  private void seal(String table) throws SQLException {
    var columns = SealedTables.of(schema).getOrDefault(table, List.of());
    if (!columns.isEmpty()) {
      for (var part : Texts.partsOf(connection, table)) {
        sealPart(part, columns);
      }
    }
    Texts.of(connection, "delete from unsealed where name = ? returning name", table);
    connection.commit();
  }

  private void sealPart(String part, List<SealedColumn> columns) throws SQLException {
    var names = columns.stream().flatMap(column -> column.names().stream()).toList();
    var waits =
        columns.stream()
            .map(column -> "(" + column.isUnsealed() + ")")
            .collect(Collectors.joining(" or "));
    var select =
        "select ctid::text, %s from %s where ctid > ?::tid and (%s) order by ctid limit %d"
            .formatted(String.join(", ", names), part, waits, BATCH);
    var update =
        "update %s set %s where ctid = ?::tid"
            .formatted(
                part, names.stream().map(name -> name + " = ?").collect(Collectors.joining(", ")));
    try (var reading = connection.prepareStatement(select);
        var writing = connection.prepareStatement(update)) {
      var last = "(0,0)";
      while (!last.isEmpty()) {
        last = batch(reading, writing, columns, last);
        connection.commit();
      }
    }
  }

  /** Answers where the batch ended; empty when nothing was left. */
  private String batch(
      PreparedStatement reading,
      PreparedStatement writing,
      List<SealedColumn> columns,
      String after)
      throws SQLException {
    var last = "";
    reading.setString(1, after);
    try (var rows = reading.executeQuery()) {
      while (rows.next()) {
        last = rows.getString(1);
        var at = 1;
        for (var column : columns) {
          List<String> values = new ArrayList<>();
          for (var i = 0; i < column.names().size(); i++) {
            values.add(rows.getString(at + 1 + i));
          }
          for (var value : column.seal(values, seal)) {
            writing.setString(at++, value);
          }
        }
        writing.setString(at, last);
        writing.addBatch();
      }
    }
    writing.executeBatch();
    return last;
  }
}
