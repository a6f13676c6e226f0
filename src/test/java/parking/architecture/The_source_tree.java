package parking.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_source_tree {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LONGEST_LINE = 100;
  private static final int LONGEST_FILE = 250;
  private static final int LONGEST_METHOD = 40;
  private static final String NOT_OURS = ".*/(target|node_modules|\\.git|data|build)/.*";
  private static final List<String> MODULES = List.of("src", "billing", "plate-recognizer");

  /** Who reads the clock for everybody else. */
  private static final Predicate<Path> CLOCK =
      path -> path.toString().matches(".*(/clock/.*|Clock\\.java)");

  /** The demo and the sandbox are programs of their own and live in real time. */
  private static final Predicate<Path> OWN_PROGRAM =
      path -> path.toString().matches(".*/(demo|sandbox|test)/.*");

  /** Where money is counted; gateways pace their calls, which is not money. */
  private static final Predicate<Path> MONEY =
      path ->
          path.startsWith(ROOT.resolve("billing/src/main"))
              && !path.toString().contains("/gateways/");

  /** Words, and where they are allowed all the same. Spelt so that this file passes. */
  private static final Map<String, Predicate<Path>> BANNED =
      Map.of(
          "TO" + "DO",
          path -> false,
          "FIX" + "ME",
          path -> false,
          "Instant" + ".now(",
          CLOCK.or(OWN_PROGRAM),
          "System" + ".currentTimeMillis(",
          CLOCK.or(OWN_PROGRAM),
          "Uni" + ".combine",
          The_source_tree::isTest,
          "Uni" + ".join",
          The_source_tree::isTest,
          "double" + " ",
          MONEY.negate(),
          "float" + " ",
          MONEY.negate());

  private static List<Path> files(String ending) {
    try (var all = Files.walk(ROOT)) {
      return all.filter(path -> path.toString().endsWith(ending))
          .filter(path -> !("/" + ROOT.relativize(path)).matches(NOT_OURS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static boolean isTest(Path file) {
    return file.toString().matches(".*/(src/test|src/src/test|test/java)/.*");
  }

  private static Stream<String> places(Path file, Predicate<String> isFault) {
    var lines = lines(file);
    return IntStream.range(0, lines.size())
        .filter(i -> isFault.test(lines.get(i)))
        .mapToObj(i -> ROOT.relativize(file) + ":" + (i + 1));
  }

  @Test
  void has_java_in_the_modules_it_is_made_of() {
    var java = files(".java");
    assertThat(java).hasSizeGreaterThan(80);
    for (var module : List.of("src", "billing")) {
      assertThat(java).anyMatch(file -> file.startsWith(ROOT.resolve(module)));
    }
    assertThat(java)
        .allMatch(file -> MODULES.contains(ROOT.relativize(file).getName(0).toString()));
  }

  /** Tests quote documents whole, and a document's line is as long as it is. */
  @Test
  void has_no_line_of_more_than_a_hundred_columns() {
    assertThat(files(".java"))
        .filteredOn(file -> !isTest(file))
        .flatExtracting(file -> places(file, line -> line.length() > LONGEST_LINE).toList())
        .isEmpty();
  }

  @Test
  void has_no_file_of_more_than_250_lines() {
    assertThat(files(".java"))
        .filteredOn(file -> !isTest(file))
        .filteredOn(file -> lines(file).size() > LONGEST_FILE)
        .isEmpty();
  }

  @Test
  void has_no_method_of_more_than_forty_lines() {
    var methods = Methods.in(files(".java"));
    assertThat(methods).hasSizeGreaterThan(300);
    assertThat(methods).filteredOn(method -> method.lines() > LONGEST_METHOD).isEmpty();
  }

  @Test
  void has_no_banned_word() {
    var faults = new ArrayList<String>();
    for (var file : files(".java")) {
      BANNED.forEach(
          (word, allowed) -> {
            if (!allowed.test(file)) {
              places(file, line -> line.contains(word)).forEach(at -> faults.add(at + " " + word));
            }
          });
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void catches_everything_only_to_throw_it_again() {
    var faults = new ArrayList<String>();
    for (var file : files(".java")) {
      var lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).matches(".*catch \\((Exception|Throwable) .*")
            && !lines.get(i + 1).strip().startsWith("throw ")) {
          faults.add(ROOT.relativize(file) + ":" + (i + 1));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void has_one_title_in_every_document() {
    var documents = files(".md");
    assertThat(documents).isNotEmpty();
    for (var document : documents) {
      assertThat(titles(document)).as(ROOT.relativize(document).toString()).isEqualTo(1);
    }
  }

  private static int titles(Path document) {
    var titles = 0;
    var inCode = false;
    for (var line : lines(document)) {
      inCode ^= line.startsWith("```");
      titles += !inCode && line.startsWith("# ") ? 1 : 0;
    }
    return titles;
  }
}
