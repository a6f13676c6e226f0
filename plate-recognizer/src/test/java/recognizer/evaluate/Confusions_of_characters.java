package recognizer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Confusions_of_characters {
  private final Confusions confusions = new Confusions();

  private void read(String plate, String... answers) {
    confusions.add(
        new Labelled(Path.of("a.jpg"), "full", List.of(plate), "blue", 1),
        List.of(answers).stream().map(text -> new Answer(text, "blue", 1, 0.9)).toList());
  }

  @Test
  void are_counted_beside_what_was_read_rightly() {
    read("浙A8T001", "浙ABT001");
    assertThat(confusions.lines())
        .contains("true,read,count", "8,B,1", "0,0,2", "plates,1,1", "plates,0,0");
  }

  @Test
  void name_a_lost_and_an_added_character() {
    read("浙AD00012", "AD00012");
    read("浙A0T001", "浙A0T0017");
    assertThat(confusions.lines()).contains("浙,-,1", "-,7,1", "A,A,2");
  }

  @Test
  void are_taken_from_the_nearest_answer_and_from_none_that_is_far() {
    read("浙A0T001", "苏B88888", "浙A0T00J");
    read("浙A0T001", "苏B88888");
    assertThat(confusions.lines()).contains("1,J,1", "plates,1,1").doesNotContain("浙,苏,1");
  }
}
