package billing.charges;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.ChannelVehicle;
import billing.api.ChannelVehicle.PlateColour;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.api.TariffId;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_fingerprint_of_a_charge {
  /** What releases wrote that told a class of vehicles instead of a category. */
  private static final String TOLD_BEFORE =
      "account=a0000000-0000-0000-0000-000000000001 tariff=hangzhou-road/core class=%s"
          + " entered=2026-11-24T02:00:00Z left=2026-11-24T03:00:00Z exit=exit-1";

  private static StayEnded fact(VehicleCategory category, String... rights) {
    var began =
        new StayBegan(
            new StayId(UUID.fromString("50000000-0000-0000-0000-000000000001")),
            new AccountId(UUID.fromString("a0000000-0000-0000-0000-000000000001")),
            new ChannelVehicle("浙A0T001", PlateColour.BLUE),
            "nowhere",
            "Nowhere Road",
            new TariffId("hangzhou-road/core"),
            Instant.parse("2026-11-24T02:00:00Z"));
    return new StayEnded(
        began,
        1,
        new Vehicle(PlateColour.BLUE, category),
        "exit-1",
        Instant.parse("2026-11-24T03:00:00Z"),
        Optional.empty(),
        Set.of(rights));
  }

  @ParameterizedTest
  @CsvSource({
    "SMALL, SMALL",
    "LARGE, LARGE",
    "MOTORCYCLE, MOTORCYCLE",
    "TRAILER, LARGE",
    "POLICE, SMALL",
    "MILITARY, SMALL",
    "EMERGENCY, SMALL",
    "EMBASSY, SMALL"
  })
  void is_that_of_the_same_fact_told_when_there_were_three_classes(
      VehicleCategory category, String toldAs) {
    var before = new Fingerprint(TOLD_BEFORE.formatted(toldAs));
    assertThat(before.differenceTo(Fingerprint.of(fact(category)))).isEmpty();
  }

  @Test
  void says_when_the_class_was_another_one() {
    var before = new Fingerprint(TOLD_BEFORE.formatted("LARGE"));
    assertThat(before.differenceTo(Fingerprint.of(fact(VehicleCategory.SMALL))))
        .hasValue("class was LARGE, now SMALL");
  }

  @Test
  void names_the_rights_of_the_driver_in_one_order_and_only_if_there_are_some() {
    var fact = Fingerprint.of(fact(VehicleCategory.SMALL, "shop", "night pass", "electric"));
    assertThat(fact.text()).endsWith(" exit=exit-1 rights=electric,night_pass,shop");
    var without = new Fingerprint(TOLD_BEFORE.formatted("SMALL"));
    assertThat(without.differenceTo(fact))
        .hasValue("rights was none, now electric,night_pass,shop");
    assertThat(fact.differenceTo(without))
        .hasValue("rights was electric,night_pass,shop, now none");
  }
}
