package parking.load;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The lots of a measurement: some for the service, as many for pgbench, so that neither waits for
 * the other's. Their names are numbers, because pgbench knows nothing else.
 */
final class LoadLots {
  /** How many lots either side has. */
  static final int EACH = 128;

  private static final int FIRST_OF_SERVICE = 3000;

  /** The script of pgbench counts on from here. */
  private static final int FIRST_OF_PGBENCH = 1000;

  static final String TARIFF = "hangzhou-road/core";

  private LoadLots() {}

  static List<String> ofService() {
    return names(FIRST_OF_SERVICE);
  }

  static List<String> ofPgbench() {
    return names(FIRST_OF_PGBENCH);
  }

  private static List<String> names(int first) {
    return IntStream.range(first, first + EACH).mapToObj(String::valueOf).toList();
  }

  /** The lots file. Each lot has one device of its own name with two lanes. */
  static String file() {
    var text = new StringBuilder("lots:\n");
    ofPgbench().forEach(name -> text.append(lot(name)));
    ofService().forEach(name -> text.append(lot(name)));
    return text.toString();
  }

  private static String lot(String name) {
    return """
      - id: "%1$s"
        name: 停车场 %1$s
        nameEn: Car park %1$s
        capacity: 500
        tariff: %2$s
        devices:
          "%1$s":
            entrance: entrance
            exit: exit
    """
        .formatted(name, TARIFF);
  }
}
