package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drawn frames with plates that never existed: two of each of 17 classes, two with several cars and
 * two without any. {@code training/make_evaluation.py --golden} makes them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Generated_plates_of_every_class {
  private static final Path TABLE = Path.of("src/test/resources/recognizer/generated/manifest.csv");
  private static final Pattern SHARE = Pattern.compile("(.*): [\\d.]+ % \\((\\d+) of (\\d+)\\)");
  private static final int FRAMES_PER_CLASS = 2;
  private static final double FLOOR = 0.94;
  private static final String LAST = "sure readings that are right";
  private static List<Share> figures;
  private static String last;

  /** A figure that evaluate prints: so many good ones of so many. */
  private record Share(String name, int good, int all) {
    boolean isClass() {
      return name.startsWith("exact, kind ");
    }
  }

  @BeforeAll
  static void evaluate() {
    Cli cli = new Cli();
    assertThat(cli.run("evaluate", "--manifest", TABLE, "--last", LAST)).isZero();
    last = cli.lines().get(cli.lines().size() - 1);
    figures =
        cli.lines().stream()
            .map(SHARE::matcher)
            .filter(Matcher::matches)
            .map(
                m ->
                    new Share(
                        m.group(1), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))))
            .toList();
  }

  static Stream<Share> classes() {
    return figures.stream().filter(Share::isClass);
  }

  private static Share figure(String name) {
    return figures.stream().filter(share -> share.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void are_all_there() {
    assertThat(classes()).hasSize(18); // 17 classes, and frames with several cars
  }

  @ParameterizedTest
  @MethodSource("classes")
  void are_read_in_one_frame_of_two_at_least(Share share) {
    assertThat(share.all()).isGreaterThanOrEqualTo(FRAMES_PER_CLASS);
    assertThat(share.good()).isGreaterThanOrEqualTo(share.all() - 1);
  }

  @Test
  void are_mostly_read() {
    Share all = figure("exact, all");
    assertThat(all.good()).isGreaterThanOrEqualTo((int) Math.ceil(FLOOR * all.all()));
  }

  @Test
  void give_the_figure_that_was_asked_for_on_the_last_line() {
    assertThat(last).matches(LAST + ": [\\d.]+ % \\(\\d+ of \\d+\\)");
  }

  @Test
  void are_never_misread_surely() {
    Share sure = figure(LAST);
    assertThat(sure.good()).isEqualTo(sure.all()).isPositive();
  }

  @Test
  void are_not_surely_seen_where_there_are_none() {
    Share empty = figure("pictures without a plate in which none was sure");
    assertThat(empty.good()).isEqualTo(empty.all()).isEqualTo(FRAMES_PER_CLASS);
  }
}
