package parking.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two thousand charges while calls go wrong and two processes of the service are killed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Charges_in_a_stormIT {

  @Test
  void are_neither_doubled_nor_lost_whatever_goes_wrong() throws Exception {
    var root = Path.of("..").toAbsolutePath().normalize().toString();
    var options =
        Options.of(
            List.of("--root", root, "--data", "src/target/chaos", "--seed", "6", "--kills", "4"));
    var outcome = new Chaos(options).run();
    assertThat(outcome.found().doubled()).isEmpty();
    assertThat(outcome.found().lost()).isEmpty();
    assertThat(outcome.found().unbalanced()).isEmpty();
    assertThat(outcome.unresolved()).as("orders whose end is not known").isZero();
    assertThat(outcome.unreconciled()).as("days that were not compared").isZero();
    assertThat(outcome.differences()).as("differences that nobody explains").isZero();
  }
}
