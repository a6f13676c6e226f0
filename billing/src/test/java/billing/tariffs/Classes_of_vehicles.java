package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.tariffs.Vehicle.Category;
import billing.tariffs.Vehicle.Colour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How a notice finds the class of a vehicle; prices that follow are in choice-vehicle-classes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Classes_of_vehicles {
  private static final String NOTICE =
      """
      notice: { family: town, title: Town, title_zh: 某镇, sources: [made up] }
      time_zone: Asia/Shanghai
      choices:
        seconds: are_dropped
        parts: cut_units
        counting: in_each_part
        caps: before_rights
        reentry_minutes: 0
        unknown_exit: costs_nothing
        version: at_entry
      vehicles:
      %s
      zones:
        centre:
          title: Centre
          title_zh: 中心
          rates:
      %s
      """;
  private static final int LINE_OF_THE_FIRST_CLASS = 12;

  /**
   * A visit costs one yuan in the first class, two in the second and so on; the first has no free
   * minutes, the second ten and so on.
   *
   * @param classes one a line: its name, and its plates if it has some
   */
  private static Tariff notice(String classes) {
    var vehicles = new StringBuilder();
    var rates = new StringBuilder();
    int number = 0;
    for (var line : classes.strip().lines().toList()) {
      var words = line.strip().split(" ", 2);
      var plates = words.length == 1 ? "" : ", plates: " + words[1];
      vehicles.append("  %s: { name: x, name_zh: 某%s }\n".formatted(words[0], plates));
      rates.append(
          """
                %s: { free: { minutes: %d, as: threshold, per: visit }, days: [{ on: [any_day],
                  periods: [{ name: all, name_zh: 全, from: "00:00", until: "00:00",
                    price: { flat: { fen: %d, tolerance_minutes: 0, once: each_time } } }] }] }
          """
              .formatted(words[0], 10 * number, 100 * (number + 1)));
      number++;
    }
    var yaml = NOTICE.formatted(vehicles, rates);
    return ReadingNotices.read("town.yaml", yaml, Map.of()).get(0);
  }

  private static String classOf(Tariff tariff, String colour, String category) {
    var vehicle = Vehicle.of(colour, category);
    return tariff.classes().find(vehicle.colour().orElseThrow(), vehicle.category());
  }

  private static ThrowableAssertAlternative<IllegalArgumentException> refused(String classes) {
    return assertThatIllegalArgumentException().isThrownBy(() -> notice(classes));
  }

  @Test
  void are_those_that_their_names_say_where_a_notice_names_no_plates() throws IOException {
    var hangzhou = PriceBook.published().findTariff("hangzhou-road/core").orElseThrow();
    var tariff = hangzhou.at(Instant.parse("2026-11-24T00:00:00Z"));
    for (var colour : Stream.of(Colour.values()).map(Vehicle::word).toList()) {
      assertThat(classOf(tariff, colour, "small")).isEqualTo("small");
      assertThat(classOf(tariff, colour, "police")).isEqualTo("small");
      assertThat(classOf(tariff, colour, "large")).isEqualTo("large");
      assertThat(classOf(tariff, colour, "trailer")).isEqualTo("large");
      assertThat(classOf(tariff, colour, "motorcycle")).isEqualTo("motorcycle");
    }
  }

  @Test
  void take_every_vehicle_where_there_is_only_one_of_them() {
    var tariff = notice("car");
    for (var category : Category.values()) {
      for (var colour : Colour.values()) {
        assertThat(tariff.classes().find(colour, category)).isEqualTo("car");
      }
    }
  }

  @Test
  void take_their_plates_in_the_order_of_the_notice_and_one_takes_all_that_is_left() {
    var tariff =
        notice(
            """
            rest
            green [{ colour: green }]
            large
            small [{ category: small }, { colour: yellow_green }]
            """);
    assertThat(classOf(tariff, "green", "small")).isEqualTo("green");
    assertThat(classOf(tariff, "green", "embassy")).isEqualTo("green");
    assertThat(classOf(tariff, "black", "embassy")).isEqualTo("rest");
    assertThat(classOf(tariff, "blue", "small")).isEqualTo("small");
    assertThat(classOf(tariff, "yellow_green", "large")).isEqualTo("large");
    assertThat(classOf(tariff, "yellow_green", "small")).isEqualTo("small");
  }

  @Test
  void leave_no_vehicle_without_one() {
    refused("small [{ category: small }]\nlarge\nmotorcycle")
        .withMessage(
            "town.yaml, line %d: vehicles: no class takes a vehicle of category emergency with a"
                    .formatted(LINE_OF_THE_FIRST_CLASS)
                + " plate of colour blue; one class without plates takes all that is left");
  }

  @Test
  void are_two_that_would_take_the_rest_in_no_notice() {
    refused("small\nnew_energy")
        .withMessage(
            "town.yaml, line %d: vehicles.new_energy: it has no plates and so takes whatever no"
                    .formatted(LINE_OF_THE_FIRST_CLASS + 1)
                + " other class takes, as 'small' does; only one can");
  }

  @Test
  void have_vehicles() {
    refused("green [{ colour: green }]\nleaf [{ colour: green, category: small }]\nsmall")
        .withMessageStartingWith(
            "town.yaml, line %d: vehicles.leaf: no vehicle can be of this class"
                .formatted(LINE_OF_THE_FIRST_CLASS + 1));
    refused("odd [{ colour: blue, category: police }]\nsmall")
        .withMessageContaining("vehicles.odd: no vehicle can be of this class: no plate is");
    refused("yellow [{ colour: yellow }, { colour: yellow_green }]\nlarge\nsmall")
        .withMessageContaining("vehicles.large: no vehicle can be of this class");
    var all = Stream.of(Colour.values()).map(it -> "{ colour: %s }".formatted(Vehicle.word(it)));
    refused("small [%s]\nrest".formatted(String.join(", ", all.toList())))
        .withMessageContaining("vehicles.rest: no vehicle can be of this class");
  }

  @Test
  void name_plates_by_colours_and_categories_that_there_are() {
    refused("green [{ colour: teal }]\nsmall")
        .withMessageContaining("vehicles.green.plates[0].colour")
        .withMessageContaining("YELLOW_GREEN");
    refused("fire [{ category: fire }]\nsmall")
        .withMessageContaining("vehicles.fire.plates[0].category")
        .withMessageContaining("EMERGENCY");
    refused("green [{}]\nsmall").withMessageContaining("by colour, category or both");
    refused("green []\nsmall").withMessageContaining("at least one kind of plates");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vehicle.of("teal", "small"))
        .withMessageContaining("'teal' is none of [blue, green, yellow, yellow_green");
  }

  @Test
  void of_an_unknown_colour_make_no_stay_dearer() {
    var tariff = notice("green [{ colour: green }]\nwhite [{ colour: white }]\nblue");
    var entered = Instant.parse("2026-11-24T02:00:00Z");
    var prices = new TreeSet<Long>();
    for (var colour : Colour.values()) {
      var vehicle = Vehicle.of(Vehicle.word(colour), "small");
      prices.add(price(tariff, entered, vehicle));
    }
    var unknown = price(tariff, entered, Vehicle.of("unknown", "small"));
    assertThat(prices).hasSize(3);
    assertThat(unknown).isEqualTo(prices.first());
    assertThat(price(tariff, entered, Vehicle.of("unknown", "police")))
        .as("white, whether anybody saw it or not")
        .isEqualTo(price(tariff, entered, Vehicle.of("white", "small")))
        .isNotEqualTo(unknown);
  }

  private static long price(Tariff tariff, Instant entered, Vehicle vehicle) {
    var stay = VehicleStay.of(entered, entered.plusSeconds(7200), vehicle);
    return tariff.rate(stay).total().count();
  }

  @Test
  void decide_how_long_parking_is_free_by_the_colour_seen_at_the_entry() throws IOException {
    var file = Path.of("vectors/tariffs/new-energy.yaml");
    var yaml = Files.readString(file);
    var tariff = ReadingNotices.read("new-energy.yaml", yaml, Map.of()).get(0);
    assertThat(tariff.freeFor(Colour.BLUE)).isEqualTo(Duration.ofMinutes(90));
    assertThat(tariff.freeFor(Colour.GREEN)).isEqualTo(Duration.ofMinutes(180));
    var mixed = notice("large\nsmall");
    assertThat(mixed.freeFor(Colour.BLUE)).isEqualTo(Duration.ofMinutes(10));
    assertThat(mixed.freeFor(Colour.YELLOW))
        .as("a large vehicle may have it")
        .isEqualTo(Duration.ZERO);
  }
}
