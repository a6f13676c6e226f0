package parking.lots;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parking.files.YamlFile;

/** Reads the YAML file that lists lots, their devices and lanes. */
final class LotsFile {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";
  private static final String TARIFF = "[a-z0-9-]+(/[a-z0-9-]+)*";
  private static final int LONGEST_NAME = 128;

  private final String file;
  private final Set<String> seen = new HashSet<>();
  private final List<Lane> lanes = new ArrayList<>();

  private LotsFile(String file) {
    this.file = file;
  }

  private static final class Document {
    @JsonProperty List<LotEntry> lots;
  }

  private static final class LotEntry {
    @JsonProperty String id;
    @JsonProperty String name;
    @JsonProperty String nameEn;
    @JsonProperty int capacity;
    @JsonProperty String tariff;
    @JsonProperty Map<String, Integer> zones;
    @JsonProperty List<Double> location;
    @JsonProperty String address;
    @JsonProperty String addressEn;
    @JsonProperty PolicyEntry policy;
    @JsonProperty OperatorEntry operator;
    @JsonProperty Map<String, Map<String, LaneEntry>> devices;
  }

  private static final class OperatorEntry {
    @JsonProperty String id;
    @JsonProperty String name;

    @JsonSetter(nulls = Nulls.SKIP)
    @JsonProperty
    String account = "";
  }

  /** What the file says of who runs which lot, by the lots' ids. */
  static Map<String, Operator> operators(String file, String yaml) {
    var reader = new LotsFile(file);
    Map<String, Operator> operators = new HashMap<>();
    Map<String, Operator> byId = new HashMap<>();
    for (var entry : YamlFile.bind(file, yaml, Document.class).lots) {
      if (entry.operator != null) {
        var operator = reader.operator(entry);
        var other = byId.putIfAbsent(operator.id(), operator);
        reader.check(
            other == null || other.equals(operator),
            "lot %s says something else of the operator %s than another lot",
            entry.id,
            operator.id());
        operators.put(entry.id, operator);
      }
    }
    return Map.copyOf(operators);
  }

  private Operator operator(LotEntry entry) {
    var it = entry.operator;
    check(it.id != null && it.id.matches(NAME), "the operator of lot %s needs an id", entry.id);
    check(isText(it.name), "the operator of lot %s needs a name", entry.id);
    check(
        it.account.length() <= LONGEST_NAME,
        "the account of the operator of lot %s has at most 128 characters",
        entry.id);
    return new Operator(it.id, it.name, it.account);
  }

  /**
   * @param file what to call the document in messages
   * @return every lane of every lot
   * @throws IllegalArgumentException naming the file and the line or thing that is wrong
   */
  static List<Lane> parse(String file, String yaml) {
    var reader = new LotsFile(file);
    var document = YamlFile.bind(file, yaml, Document.class);
    reader.check(document != null && document.lots != null, "lists no lots");
    document.lots.forEach(reader::add);
    return List.copyOf(reader.lanes);
  }

  private void add(LotEntry entry) {
    check(entry.id != null && entry.id.matches(NAME), "the lot id %s is no name", entry.id);
    check(seen.add("lot " + entry.id), "there are two lots called %s", entry.id);
    check(isText(entry.name), "lot %s needs a name of at most 128 characters", entry.id);
    check(isText(entry.nameEn), "lot %s needs a nameEn (English name)", entry.id);
    check(entry.capacity > 0, "lot %s needs a capacity of at least 1", entry.id);
    check(
        entry.tariff != null && entry.tariff.matches(TARIFF),
        "lot %s needs a tariff such as hangzhou-road/core",
        entry.id);
    check(
        entry.devices != null && !entry.devices.isEmpty(),
        "lot %s needs devices with their lanes",
        entry.id);
    var lot =
        new Lot(
            entry.id,
            entry.name,
            entry.nameEn,
            entry.capacity,
            entry.tariff,
            zones(entry),
            location(entry),
            address(entry),
            policy(entry));
    entry.devices.forEach((device, uses) -> add(lot, device, uses));
  }

  private Map<String, Integer> zones(LotEntry entry) {
    Map<String, Integer> zones = entry.zones == null ? Map.of() : entry.zones;
    zones.forEach(
        (zone, spaces) -> {
          check(zone.matches(NAME), "the zone %s of lot %s is no name", zone, entry.id);
          check(spaces != null && spaces > 0, "zone %s needs spaces, at least 1", zone);
        });
    return Map.copyOf(zones);
  }

  private Optional<Location> location(LotEntry entry) {
    var place = entry.location;
    check(
        place == null || place.size() == 2,
        "lot %s: location must be [latitude, longitude]",
        entry.id);
    try {
      return Optional.ofNullable(place).map(it -> new Location(it.get(0), it.get(1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: lot %s: %s.".formatted(file, entry.id, e.getMessage()), e);
    }
  }

  private Optional<Address> address(LotEntry entry) {
    if (entry.address == null && entry.addressEn == null) {
      return Optional.empty();
    }
    check(
        isText(entry.address) && isText(entry.addressEn),
        "lot %s: address and addressEn go together and have at most 128 characters",
        entry.id);
    return Optional.of(new Address(entry.address, entry.addressEn));
  }

  private Policy policy(LotEntry entry) {
    try {
      return entry.policy == null ? Policy.standard() : entry.policy.policy();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: lot %s: policy.%s.".formatted(file, entry.id, e.getMessage()), e);
    }
  }

  private void add(Lot lot, String device, Map<String, LaneEntry> uses) {
    check(device.matches(NAME), "the device %s of lot %s is no name", device, lot.id());
    check(uses != null && !uses.isEmpty(), "the device %s needs lanes", device);
    check(seen.add("device " + device), "device %s is listed in two lots", device);
    uses.forEach(
        (lane, entry) -> {
          check(lane.matches(NAME), "the lane %s of device %s is no name", lane, device);
          check(
              entry != null && entry.use != null,
              "lane %s of device %s is entrance, exit, both or inner",
              lane,
              device);
          check(seen.add(device + "/" + lane), "there are two lanes %s of device %s", lane, device);
          lanes.add(new Lane(device, lane, entry.use, lot, zone(lot, lane, entry)));
        });
  }

  private String zone(Lot lot, String lane, LaneEntry entry) {
    check(
        entry.zone == null || lot.zones().containsKey(entry.zone),
        "lane %s leads to zone %s, which lot %s does not have",
        lane,
        entry.zone,
        lot.id());
    check(
        entry.use != Lane.Use.INNER || entry.zone != null,
        "lane %s is an inner one and needs the zone that it leads to",
        lane);
    return entry.zone == null ? "" : entry.zone;
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_NAME;
  }

  private void check(boolean good, String complaint, Object... things) {
    if (!good) {
      throw new IllegalArgumentException(file + ": " + complaint.formatted(things) + ".");
    }
  }
}
