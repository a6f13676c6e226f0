package billing.tariffs;

import billing.api.TariffId;
import billing.api.VehicleClass;
import billing.money.Fen;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a tariff family's YAML document into one tariff per zone. */
final class TariffFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private TariffFile() {}

  private record Document(
      String family,
      String source,
      String timeZone,
      Map<String, Zone> zones,
      DayPeriod day,
      NightPeriod night,
      Map<VehicleClass, Tariff.Factor> classes) {}

  private record Zone(String nameZh, long firstUnitFen, long laterUnitFen) {}

  private record DayPeriod(
      String from, String until, int unitMinutes, int firstUnits, int toleranceMinutes) {}

  private record NightPeriod(long flatFen, int toleranceMinutes) {}

  /**
   * @param name what to call the document in messages
   * @throws IllegalArgumentException naming the document, and the rule or line that is wrong
   */
  static List<Tariff> parse(String name, String yaml) {
    try {
      var document = YAML.readValue(yaml, Document.class);
      return document.zones().entrySet().stream()
          .map(zone -> tariff(document, zone.getKey(), zone.getValue()))
          .toList();
    } catch (JsonProcessingException e) {
      var where = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
      throw new IllegalArgumentException(name + where + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | NullPointerException | java.time.DateTimeException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static Tariff tariff(Document document, String zoneName, Zone zone) {
    var day = Objects.requireNonNull(document.day(), "day: the rule is missing");
    var night = Objects.requireNonNull(document.night(), "night: the rule is missing");
    return new Tariff(
        new TariffId(document.family() + "/" + zoneName),
        ZoneId.of(document.timeZone()),
        new Tariff.Day(
            LocalTime.parse(day.from()),
            LocalTime.parse(day.until()),
            day.unitMinutes(),
            day.firstUnits(),
            day.toleranceMinutes(),
            Fen.fen(zone.firstUnitFen()),
            Fen.fen(zone.laterUnitFen())),
        new Tariff.Night(Fen.fen(night.flatFen()), night.toleranceMinutes()),
        Objects.requireNonNull(document.classes(), "classes: the rule is missing"));
  }
}
