package parking.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A lot of the city with the lanes that its devices watch. */
record Lot(String id, String tariff, List<Lane> lanes) {
  private static final List<String> TARIFFS =
      List.of("hangzhou-road/core", "hangzhou-road/first", "hangzhou-road/second");

  /** Which way a car goes. */
  enum Way {
    IN,
    OUT;

    String word() {
      return this == IN ? "in" : "out";
    }
  }

  /** What a lane is for, in the words of the lots file. */
  enum Use {
    ENTRANCE("entrance"),
    EXIT("exit"),
    BOTH("both");

    final String word;

    Use(String word) {
      this.word = word;
    }

    boolean allows(Way way) {
      return this == BOTH || (this == ENTRANCE) == (way == Way.IN);
    }
  }

  /** A lane, watched by one camera of a device. */
  record Lane(String lot, String device, String name, Use use) {}

  /** The lots of a city. Their names carry the seed, so that several cities share one service. */
  static List<Lot> listAll(long seed, int count) {
    var chance = Chance.of(seed, "lots");
    List<Lot> lots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var id = "c" + Long.toUnsignedString(seed, Character.MAX_RADIX) + "-" + (i + 1);
      lots.add(new Lot(id, chance.pick(TARIFFS), lanes(chance, id)));
    }
    return List.copyOf(lots);
  }

  private static List<Lane> lanes(Chance chance, String lot) {
    if (chance.hits(15)) {
      return List.of(new Lane(lot, lot + "-kerb", "gate", Use.BOTH));
    }
    var inside = chance.hits(40) ? lot + "-edge" : lot + "-in";
    var outside = inside.endsWith("-edge") ? inside : lot + "-out";
    List<Lane> lanes = new ArrayList<>();
    lanes.add(new Lane(lot, inside, "in-1", Use.ENTRANCE));
    lanes.add(new Lane(lot, outside, "out-1", Use.EXIT));
    if (chance.hits(40)) {
      lanes.add(new Lane(lot, inside, "in-2", Use.ENTRANCE));
      lanes.add(new Lane(lot, outside, "out-2", Use.EXIT));
    }
    if (chance.hits(20)) {
      lanes.add(new Lane(lot, outside, "back", Use.BOTH));
    }
    return List.copyOf(lanes);
  }

  List<Lane> lanes(Way way) {
    return lanes.stream().filter(lane -> lane.use().allows(way)).toList();
  }

  /** The lots as the service's lots file lists them. */
  static String file(List<Lot> lots) {
    var text = new StringBuilder("lots:\n");
    for (var lot : lots) {
      text.append("  - id: ").append(lot.id).append('\n');
      text.append("    name: 模拟停车场 ").append(lot.id).append('\n');
      text.append("    nameEn: Simulated lot ").append(lot.id).append('\n');
      text.append("    capacity: 500\n");
      text.append("    tariff: ").append(lot.tariff).append('\n');
      text.append("    devices:\n");
      lot.byDevice().forEach((device, lanes) -> append(text, device, lanes));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String device, List<Lane> lanes) {
    text.append("      ").append(device).append(":\n");
    for (var lane : lanes) {
      text.append("        %s: %s%n".formatted(lane.name(), lane.use().word));
    }
  }

  private Map<String, List<Lane>> byDevice() {
    Map<String, List<Lane>> devices = new LinkedHashMap<>();
    lanes.forEach(
        lane -> devices.computeIfAbsent(lane.device(), name -> new ArrayList<>()).add(lane));
    return devices;
  }
}
