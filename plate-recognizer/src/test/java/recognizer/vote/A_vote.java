package recognizer.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recognizer.detect.PlateColour;
import recognizer.formats.PlateFormats;
import recognizer.read.PlateRead;
import recognizer.read.Symbol;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_vote {
  /** The confidence from which on the parking service charges without a person. */
  private static final double BILL = 0.99;

  private final Voting voting = new Voting(PlateFormats.standard());

  static Stream<String> rows() throws IOException {
    try (var in = A_vote.class.getResourceAsStream("/recognizer/vote/votes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gives_the_winner_that_the_table_names(String row) {
    String[] fields = row.split("\\s{2,}");
    List<PlateRead> reads =
        Arrays.stream(fields[1].split(" "))
            .map(frame -> Reads.of(Reads.colour(fields[0]), frame))
            .toList();
    String expected = fields[2].equals("-") ? "" : fields[2];
    assertThat(voting.decide(reads).plate().text()).as(fields[3]).isEqualTo(expected);
  }

  private double confidence(String... frames) {
    return voting
        .decide(Arrays.stream(frames).map(f -> Reads.of(PlateColour.BLUE, f)).toList())
        .plate()
        .confidence();
  }

  @Test
  void is_surer_of_what_two_readers_agree_on() {
    assertThat(confidence("浙A0T001/99.9|浙A0T001/60")).isGreaterThan(BILL);
    assertThat(confidence("浙A0T001/80|浙A0T001/99.9")).isLessThan(BILL);
  }

  @Test
  void never_trusts_a_single_reader_as_far_as_a_bill_would_need() {
    String frame = "浙A0T001/99";
    assertThat(confidence(frame, frame, frame, frame)).isLessThanOrEqualTo(0.85);
  }

  @Test
  void is_not_sure_of_what_two_readers_dispute_in_every_frame() {
    assertThat(confidence("浙A0T001/99|浙A0T007/90", "浙A0T001/99|浙A0T007/90")).isLessThan(BILL);
  }

  @Test
  void is_surer_when_frames_agree() {
    String frame = "浙A0T001/70|浙A0T001/70";
    assertThat(confidence(frame, frame, frame)).isGreaterThan(confidence(frame));
  }

  @Test
  void is_as_sure_as_its_surest_frame_whatever_blurred_ones_say() {
    String clear = "浙A0T001/99.9|浙A0T001/99";
    String cut = "!浙H0T00/40|浙A00/30";
    assertThat(confidence(clear, cut, cut, cut)).isGreaterThan(BILL);
    assertThat(confidence(clear, clear, clear, cut)).isGreaterThan(BILL);
  }

  @Test
  void is_not_sure_when_readers_agree_on_another_plate_in_other_frames() {
    String one = "浙A0T001/99.9|浙A0T001/99";
    String other = "浙A0T007/99.9|浙A0T007/99";
    assertThat(confidence(one, one, other)).isLessThan(BILL);
    assertThat(confidence(one, one, one, one, one, other)).isGreaterThan(BILL);
  }

  private List<Double> characters(String frame) {
    return voting.decide(List.of(Reads.of(PlateColour.BLUE, frame))).plate().symbols().stream()
        .map(Symbol::confidence)
        .toList();
  }

  @Test
  void is_less_sure_of_the_character_that_its_readers_dispute() {
    List<Double> characters = characters("浙A0T001/99|浙A0T007/90");
    assertThat(characters.subList(0, 6)).allMatch(c -> c > characters.get(6));
  }

  @Test
  void has_no_character_that_is_less_sure_than_the_whole_plate() {
    for (String frame : List.of("浙A0T001/99|浙A0T001/99", "浙A0T001/60|浙A0T001/40")) {
      assertThat(characters(frame)).allMatch(c -> c >= confidence(frame));
    }
  }

  @Test
  void is_never_sure_of_what_no_format_has() {
    assertThat(confidence("A0T001/99|A0T001/99")).isLessThanOrEqualTo(0.5);
  }

  @Test
  void has_no_confidence_in_nothing() {
    assertThat(confidence("-")).isZero();
  }
}
