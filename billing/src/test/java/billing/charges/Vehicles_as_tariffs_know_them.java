package billing.charges;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle;
import billing.api.VehicleCategory;
import billing.tariffs.Vehicle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Tariffs know nothing of the rest of billing, so both have names for the same things. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Vehicles_as_tariffs_know_them {
  private static String[] names(Enum<?>... values) {
    return Stream.of(values).map(Enum::name).toArray(String[]::new);
  }

  @Test
  void have_the_same_categories_as_those_that_parking_tells() {
    assertThat(names(Vehicle.Category.values())).containsExactly(names(VehicleCategory.values()));
  }

  @Test
  void have_plates_of_the_same_colours() {
    assertThat(names(Vehicle.Colour.values()))
        .containsExactlyInAnyOrder(names(ChannelVehicle.PlateColour.values()));
  }
}
