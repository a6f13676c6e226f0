package parking.plates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_substitute_plate {
  private final Random random = new Random(1);

  @Test
  void is_no_real_plate_in_any_colour() {
    var plate = SubstitutePlates.next(random);
    for (var colour : PlateColour.values()) {
      assertThat(PlateForms.isKnown(plate, colour)).isFalse();
    }
    assertThat(SubstitutePlates.isSubstitute(plate)).isTrue();
    assertThat(SubstitutePlates.isSubstitute(Plate.of("浙A12345"))).isFalse();
  }

  @Test
  void stays_as_it_is_when_somebody_types_it() {
    var plate = SubstitutePlates.next(random);
    assertThat(Plate.of(plate.text().toLowerCase(java.util.Locale.ROOT))).isEqualTo(plate);
  }

  @Test
  void is_another_one_every_time() {
    var seen = new HashSet<Plate>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(SubstitutePlates.next(random))).isTrue();
    }
  }
}
