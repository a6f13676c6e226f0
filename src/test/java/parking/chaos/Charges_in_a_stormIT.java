package parking.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A thousand charges while calls go wrong and processes of the service are killed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Charges_in_a_stormIT {

  @Test
  void are_neither_doubled_nor_lost_whatever_goes_wrong() throws Exception {
    var root = Path.of("..").toAbsolutePath().normalize().toString();
    List<String> arguments = new ArrayList<>(List.of("--root", root, "--data", "src/target/chaos"));
    arguments.addAll(List.of("--seed", "6", "--charges", "1000", "--kills", "3"));
    var options = Options.of(arguments);
    var outcome = new Chaos(options).run();
    assertThat(outcome.found().doubled()).isEmpty();
    assertThat(outcome.found().lost()).isEmpty();
    assertThat(outcome.found().unbalanced()).isEmpty();
    assertThat(outcome.unresolved()).as("orders whose end is not known").isZero();
    assertThat(outcome.unreconciled()).as("days that were not compared").isZero();
    assertThat(outcome.differences()).as("differences that nobody explains").isZero();
  }
}
