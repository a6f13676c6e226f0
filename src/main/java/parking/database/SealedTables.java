package parking.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parking.database.SealedColumn.Hash;
import parking.database.SealedColumn.Plate;
import parking.database.SealedColumn.Session;
import parking.database.SealedColumn.Text;

/** Every column of both schemas that keeps what must not be read. */
final class SealedTables {
  private static final Plate PAIR = new Plate("plate_hash", "plate_sealed");
  private static final Text IDENTITY = new Text("identity", "identity");

  private static final String ADDRESS = "address";
  private static final String DRIVER = "driver";
  private static final List<SealedColumn> DRIVERS_PLATE = List.of(new Text("plate_sealed", DRIVER));

  private static final Map<String, Map<String, List<SealedColumn>>> ALL =
      Map.of(
          "parking",
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry("account", List.of(PAIR, new Text("payers", "payers"))),
                  Map.entry("passage", List.of(PAIR, new Text("opinions", "opinions"))),
                  Map.entry("session", List.of(PAIR)),
                  Map.entry("driver_plate", DRIVERS_PLATE),
                  Map.entry("plate_binding", DRIVERS_PLATE),
                  Map.entry("plate_contest", DRIVERS_PLATE),
                  Map.entry("driver_message", DRIVERS_PLATE),
                  Map.entry("driver_way", List.of(new Text("identity_sealed", DRIVER))),
                  Map.entry("driver_request", List.of(new Text("answer_sealed", DRIVER))),
                  Map.entry("open_session", List.of(PAIR)),
                  Map.entry("presence", List.of(new Hash("plate_hash"))),
                  Map.entry("permit", List.of(PAIR)),
                  Map.entry("phone", List.of(PAIR)),
                  Map.entry("parking_pass", List.of(PAIR)),
                  Map.entry("pass_order", List.of(PAIR)),
                  Map.entry("space_reply", List.of(PAIR)),
                  Map.entry(
                      "session_act",
                      List.of(
                          new Session("before", "before_plate_sealed"),
                          new Session("after", "after_plate_sealed"))),
                  Map.entry("outbox", List.of(new Hash("subject"), new Text("body", "fact"))))),
          "billing",
          new TreeMap<>(
              Map.of(
                  "stay", List.of(PAIR),
                  "gateway_entry", List.of(new Text("plate_sealed", SealedColumn.PLATE), IDENTITY),
                  "payer", List.of(IDENTITY),
                  "attempt", List.of(IDENTITY),
                  "contact", List.of(new Text("address", ADDRESS)),
                  "telling",
                      List.of(
                          new Text("said", ADDRESS),
                          new Text("wechat", ADDRESS),
                          new Text("sms", ADDRESS)))));

  private SealedTables() {}

  /** The tables of a schema with their columns. */
  static Map<String, List<SealedColumn>> of(String schema) {
    return ALL.get(schema);
  }
}
