package parking.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL server to work on. */
interface Server extends AutoCloseable {
  /** Where it listens, without a protocol, for example {@code //localhost:5432/parking}. */
  String address();

  /** A connection of somebody who may create roles and schemas. */
  Connection connect() throws SQLException;

  /** Stops the server if the service started it. */
  @Override
  void close();
}
