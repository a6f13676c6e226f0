package parking.outbox;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A fact as it waits.
 *
 * @param origin the lot or account it comes from
 * @param id counts up
 * @param kind the simple name of the fact's record
 * @param body the fact as JSON, sealed
 * @param tries how often it was offered in vain
 */
record FactRow(String origin, long id, String kind, String body, int tries) {
  static final String COLUMNS = "origin, fact_id, kind, body, tries";

  /** How many columns that are. */
  static final int WIDTH = 5;

  static FactRow of(Row row) {
    return new FactRow(
        row.getString(0), row.getLong(1), row.getString(2), row.getString(3), row.getInteger(4));
  }
}
