package billing.tariffs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import billing.tariffs.TariffFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Days_of_each_kind {
  private static final Path NOTICES = Path.of("vectors/tariffs");

  @Test
  void are_only_those_that_both_calendars_know() throws IOException {
    var plain = TariffFile.readNotice(NOTICES.resolve("beijing-road.yaml"), List.of());
    var working = TariffFile.readNotice(NOTICES.resolve("shenzhen-road.yaml"), List.of());
    assertThat(plain.calendar().covers(LocalDate.parse("2027-06-01"))).isTrue();
    assertThat(working.calendar().covers(LocalDate.parse("2027-06-01"))).isFalse();
    var tariffs = List.of(plain.tariffs().get(0), working.tariffs().get(0));
    var days = DaysAlike.list(tariffs, LocalDate.parse("2026-12-01"), plain.calendar());
    assertThat(days).hasSizeGreaterThan(1);
    assertThat(days).allMatch(day -> day.isBefore(LocalDate.parse("2027-01-01")));
  }
}
