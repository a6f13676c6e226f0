package parking.consoles;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.TariffId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.lots.Lot;
import parking.lots.Policy;

/** The notice is of the family town and has the zones core and rim. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Prices_around_the_zones_of_a_notice {
  private static Lot lot(String tariff) {
    return new Lot(
        "lot",
        "车场",
        "lot",
        10,
        tariff,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Policy.standard());
  }

  private static Set<TariffId> tariffs(String names) {
    return Arrays.stream(names.split(" ")).map(TariffId::new).collect(Collectors.toSet());
  }

  @ParameterizedTest(name = "of a lot priced by {0}, around it {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          town/core   | road/a        | core: road/a
          town/rim    | road/a road/b | rim: road/a road/b
          other/core  | road/a        | core: road/a, rim: road/a
          towns/core  | road/a        | core: road/a, rim: road/a
          town/gone   | road/a        | none
          town/core   | town/rim      | core: town/rim
          other/core  | town/rim      | core: town/rim
          """)
  void are_those_around_the_lots_that_each_zone_prices(
      String tariff, String around, String expected) {
    var found = PricesAround.byZone(lot(tariff), "town", Set.of("core", "rim"), tariffs(around));
    assertThat(shown(found)).isEqualTo(expected);
  }

  private static String shown(Map<String, Set<TariffId>> found) {
    var words =
        new TreeMap<>(found)
            .entrySet().stream()
                .filter(zone -> !zone.getValue().isEmpty())
                .map(
                    zone ->
                        zone.getKey()
                            + ": "
                            + zone.getValue().stream()
                                .map(TariffId::value)
                                .collect(Collectors.toCollection(TreeSet::new))
                                .stream()
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    return words.isEmpty() ? "none" : words;
  }
}
