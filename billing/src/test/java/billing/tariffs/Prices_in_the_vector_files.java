package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.TariffId;
import billing.api.VehicleClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Prices_in_the_vector_files {
  private static final LocalDate A_MONDAY = LocalDate.of(2026, 11, 23);
  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");

  private final PublishedTariffs tariffs = new PublishedTariffs();

  @Test
  void are_what_hangzhou_charges_on_its_roads() throws Exception {
    var lines = Files.readAllLines(Path.of("vectors/tariffs/hangzhou-road.txt"));
    var cases = lines.stream().filter(l -> l.startsWith("hangzhou-road/")).toList();
    List<String> differences = new ArrayList<>();
    for (var line : cases) {
      var f = line.split("\\s+", 6);
      var rating =
          tariffs.rate(
              new TariffId(f[0]), VehicleClass.valueOf(f[1]), instant(f[2]), instant(f[3]));
      if (!rating.amount().inYuan().equals(f[4])) {
        differences.add(line + "  <- was " + rating.amount().inYuan() + " " + rating.lines());
      }
    }
    assertThat(differences).isEmpty();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(3 * 14 + 15);
  }

  private static Instant instant(String text) {
    var parts = text.split("\\+");
    var days = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
    return A_MONDAY.plusDays(days).atTime(LocalTime.parse(parts[0])).atZone(HANGZHOU).toInstant();
  }
}
