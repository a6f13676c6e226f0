package parking.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Rules_of_plates {
  private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");

  static Stream<String> bindings() {
    return lines("bindings.txt");
  }

  static Stream<String> contests() {
    return lines("contests.txt");
  }

  private static Stream<String> lines(String name) {
    var in = Rules_of_plates.class.getResourceAsStream("/parking/drivers/" + name);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void ask_for_a_proof_as_the_table_says(String line) {
    var is = line.split("\\s+", 8);
    var facts =
        new BindingRules.Facts(
            is[0].equals("yes"),
            is[1].equals("yes"),
            is[2].equals("yes"),
            Integer.parseInt(is[3]),
            is[4].equals("yes"),
            Integer.parseInt(is[5]));
    assertThat(BindingRules.verdict(facts, 5).name()).as(is[7]).isEqualTo(is[6]);
  }

  @ParameterizedTest
  @MethodSource("contests")
  void end_contests_as_the_table_says(String line) {
    var is = line.split("\\s+");
    var answerUntil = START.plus(ContestRules.ANSWER_WITHIN);
    var stand =
        new ContestRules.Stand(
            is[0].equals("yes"),
            is[1].equals("yes"),
            answerUntil,
            ContestRules.decideUntil(answerUntil));
    var now = START.plus(Duration.ofDays(Integer.parseInt(is[2])));
    assertThat(ContestRules.next(stand, now).name()).isEqualTo(is[3]);
  }

  @Test
  void let_a_phone_wait_longer_for_each_code_of_a_day() {
    Optional<CodeRules.Sent> sent = Optional.empty();
    var now = START;
    for (var minutes : List.of(1, 1, 2, 5, 15, 60, 60)) {
      assertThat(CodeRules.waitsUntil(sent, 10, now)).isEmpty();
      sent = Optional.of(CodeRules.next(sent, now));
      assertThat(sent.get().againAt()).isEqualTo(now.plus(Duration.ofMinutes(minutes)));
      assertThat(CodeRules.waitsUntil(sent, 10, now)).contains(sent.get().againAt());
      now = sent.get().againAt();
    }
  }

  @Test
  void send_a_phone_no_more_codes_than_allowed_in_a_day() {
    var tired = Optional.of(new CodeRules.Sent(10, START, START));
    var later = START.plus(Duration.ofHours(23));
    assertThat(CodeRules.waitsUntil(tired, 10, later)).contains(START.plus(Duration.ofDays(1)));
    var tomorrow = START.plus(Duration.ofDays(1));
    assertThat(CodeRules.waitsUntil(tired, 10, tomorrow)).isEmpty();
    assertThat(CodeRules.next(tired, tomorrow).sentToday()).isEqualTo(1);
  }

  @Test
  void ask_everybody_the_same_about_a_stay_so_that_comparing_tells_nothing() {
    var stay = new StayQuestion.Stay("West", START);
    var lots = List.of("West", "East", "North");
    var asked = StayQuestion.of(0, stay, lots, 7);
    assertThat(asked.choices()).hasSize(StayQuestion.CHOICES).doesNotHaveDuplicates();
    assertThat(asked.choices().get(asked.right())).isEqualTo("West 2026-11-20");
    assertThat(StayQuestion.of(0, stay, lots, 7)).isEqualTo(asked);
    assertThat(StayQuestion.of(1, stay, lots, 7).right()).isEqualTo(10 / 3);
  }

  @Test
  void put_the_right_choice_anywhere() {
    var stay = new StayQuestion.Stay("West", START);
    var places =
        IntStream.range(0, 100)
            .map(seed -> StayQuestion.of(0, stay, List.of("West"), seed).right())
            .distinct()
            .count();
    assertThat(places).isEqualTo(StayQuestion.CHOICES);
  }
}
