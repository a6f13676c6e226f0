package parking.lots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the YAML file that lists lots, their devices and lanes. */
final class LotsFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";

  private LotsFile() {}

  private record Document(List<LotEntry> lots) {}

  private record LotEntry(
      String id,
      String name,
      String nameEn,
      int capacity,
      String tariff,
      Map<String, Map<String, Lane.Use>> devices) {}

  /**
   * @param file what to call the document in messages
   * @return every lane of every lot
   * @throws IllegalArgumentException naming the file and the line or thing that is wrong
   */
  static List<Lane> parse(String file, String yaml) {
    try {
      var lots = YAML.readValue(yaml, Document.class).lots();
      if (lots.isEmpty()) {
        throw new IllegalArgumentException(file + ": lists no lot");
      }
      Set<String> seen = new HashSet<>();
      return lots.stream().flatMap(entry -> lanes(file, entry, seen).stream()).toList();
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new IllegalArgumentException(file + line + ": " + e.getOriginalMessage(), e);
    }
  }

  private static List<Lane> lanes(String file, LotEntry entry, Set<String> seen) {
    check(file, entry.id() != null && entry.id().matches(NAME), "lot id " + entry.id());
    check(file, entry.capacity() > 0, "capacity of lot " + entry.id());
    check(file, entry.devices() != null, "devices of lot " + entry.id());
    check(file, seen.add("lot " + entry.id()), "second lot called " + entry.id());
    var lot = new Lot(entry.id(), entry.name(), entry.nameEn(), entry.capacity(), entry.tariff());
    return entry.devices().entrySet().stream()
        .flatMap(
            device ->
                device.getValue().entrySet().stream()
                    .map(lane -> new Lane(device.getKey(), lane.getKey(), lane.getValue(), lot)))
        .peek(lane -> check(file, lane.device().matches(NAME), "device " + lane.device()))
        .peek(lane -> check(file, lane.name().matches(NAME), "lane " + lane.name()))
        .peek(
            lane ->
                check(
                    file,
                    seen.add("lane " + lane.device() + "/" + lane.name()),
                    "second lane %s of device %s".formatted(lane.name(), lane.device())))
        .toList();
  }

  private static void check(String file, boolean good, String thing) {
    if (!good) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s: not valid: %s. See docs/operations/lots.md", file, thing));
    }
  }
}
