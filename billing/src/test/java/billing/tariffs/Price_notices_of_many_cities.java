package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each notice under vectors/tariffs, beside the numbers that it must come to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Price_notices_of_many_cities {
  private static final Path FOLDER = Path.of("vectors/tariffs");
  private static final int FEWEST = 13;

  static List<String> notices() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  static Map<String, Tariff> tariffs(String notice) throws IOException {
    var yaml = Files.readString(FOLDER.resolve(notice));
    return ReadingNotices.read(notice, yaml, ReadingCalendars.listed()).stream()
        .collect(Collectors.toMap(tariff -> tariff.id().split("/")[1], tariff -> tariff));
  }

  static Stream<PriceTable.Visit> visits(String notice) throws IOException {
    var table = FOLDER.resolve(notice.replace(".yaml", ".txt"));
    return PriceTable.read(Files.readAllLines(table)).stream();
  }

  @ParameterizedTest
  @MethodSource("notices")
  void come_to_the_numbers_beside_them(String notice) throws IOException {
    var tariffs = tariffs(notice);
    assertThat(visits(notice)).isNotEmpty();
    assertThat(visits(notice).map(visit -> difference(tariffs.get(visit.zone()), visit)))
        .allMatch(String::isEmpty);
  }

  /** What it really costs under a tariff, in words; empty when that is what the table says. */
  static String difference(Tariff tariff, PriceTable.Visit visit) {
    var rating = visit.rate(tariff);
    return rating.total().count() == visit.fen()
        ? ""
        : "%s costs %s: %s"
            .formatted(
                visit,
                rating.total().inYuan(),
                rating.lines().stream().map(line -> line.reason().english()).toList());
  }

  @Test
  void are_all_there() throws IOException {
    assertThat(notices()).hasSizeGreaterThanOrEqualTo(FEWEST);
  }
}
