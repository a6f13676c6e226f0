package parking.handover;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parking.plates.Plate;
import parking.plates.PlateColour;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Vehicles_as_billing_knows_them {
  @Test
  void have_the_colour_and_the_category_of_their_plates() {
    assertThat(Vehicles.of(new Plate("浙A00012D"), PlateColour.YELLOW_GREEN))
        .isEqualTo(new Vehicle(ChannelVehicle.PlateColour.YELLOW_GREEN, VehicleCategory.LARGE));
  }

  @Test
  void have_no_colour_when_nobody_could_tell() {
    assertThat(Vehicles.of(new Plate("浙A0007警"), PlateColour.UNKNOWN))
        .isEqualTo(new Vehicle(Optional.empty(), VehicleCategory.POLICE));
  }

  @ParameterizedTest
  @EnumSource(PlateColour.class)
  void have_colours_that_billing_has_a_name_for(PlateColour colour) {
    assertThat(Vehicles.find(colour).isPresent()).isEqualTo(colour != PlateColour.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(parking.plates.VehicleCategory.class)
  void have_categories_that_billing_has_a_name_for(parking.plates.VehicleCategory category) {
    assertThat(VehicleCategory.valueOf(category.name())).hasToString(category.name());
  }
}
