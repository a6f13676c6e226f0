package recognizer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Scores_of_readings {
  private final Scores scores = new Scores(0.8);

  private static Labelled picture(String... plates) {
    return new Labelled(Path.of("a.jpg"), "full", List.of(plates), "blue", 1);
  }

  private static Answer answer(String text, double confidence) {
    return new Answer(text, "blue", 1, confidence);
  }

  @Test
  void count_a_plate_as_exact_with_its_hanzi_only() {
    scores.add(picture("浙A0T001"), List.of(answer("浙A0T001", 0.99)), 10);
    scores.add(picture("浙A0T002"), List.of(answer("沪A0T002", 0.6)), 10);
    assertThat(scores.exactPercent()).isEqualTo("50.00");
    assertThat(scores.lines())
        .contains(
            "exact, all: 50.00 % (1 of 2)",
            "exact, all without the first character: 100.00 % (2 of 2)",
            "confused, 浙 read as 沪: 1");
  }

  @Test
  void hold_colour_and_rows_against_the_label_where_the_plate_was_read() {
    scores.add(picture("浙A0T001"), List.of(new Answer("浙A0T001", "green", 1, 0.9)), 10);
    scores.add(picture("浙A0T002"), List.of(new Answer("浙A0T002", "blue", 2, 0.9)), 10);
    scores.add(picture("浙A0T003"), List.of(answer("浙A0T008", 0.9)), 10);
    assertThat(scores.lines())
        .contains(
            "colour right, of plates read exactly: 50.00 % (1 of 2)",
            "rows right, of plates read exactly: 50.00 % (1 of 2)");
  }

  @Test
  void count_every_plate_of_a_picture() {
    scores.add(picture("浙A0T001", "沪A0T002"), List.of(answer("沪A0T002", 0.9)), 10);
    assertThat(scores.lines())
        .contains("exact, all: 50.00 % (1 of 2)", "exact, colour blue: 0.00 % (0 of 1)");
  }

  @Test
  void tell_how_often_a_confidence_was_right() {
    scores.add(picture("浙A0T001"), List.of(answer("浙A0T001", 0.97)), 10);
    scores.add(picture("浙A0T002"), List.of(answer("浙A0T003", 0.97)), 10);
    assertThat(scores.lines())
        .contains(
            "right at confidence 0.95 to 0.99: 50.00 % (1 of 2)",
            "plates read exactly and surely: 50.00 % (1 of 2)",
            "sure readings that are right: 50.00 % (1 of 2)");
  }

  @Test
  void count_what_is_seen_where_nothing_is() {
    scores.add(picture(), List.of(answer("浙A0T001", 0.85)), 10);
    scores.add(picture(), List.of(answer("", 0)), 10);
    scores.add(picture(), List.of(), 10);
    assertThat(scores.lines())
        .contains(
            "pictures without a plate in which none was found: 33.33 % (1 of 3)",
            "pictures without a plate in which none was sure: 66.67 % (2 of 3)");
  }

  @Test
  void tell_the_time_of_half_the_pictures() {
    for (int i = 1; i <= 100; i++) {
      scores.add(picture(), List.of(), i);
    }
    assertThat(scores.lines())
        .contains(
            "CPU of a picture, median: 51.0 ms", "CPU of a picture, 95 of 100 below: 96.0 ms");
  }
}
