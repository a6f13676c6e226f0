package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import billing.arrears.Steps.Kind;
import billing.messages.Channel;
import billing.money.Fen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables under {@code vectors/arrears}, which a person can read and correct. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Arrears_in_the_vector_files {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  static Stream<Path> files() throws IOException {
    try (var files = Files.list(Path.of("vectors/arrears"))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void are_done_as_the_tables_say(Path file) throws IOException {
    var written = Files.readAllLines(file);
    assertThat(String.join("\n", replayed(written))).isEqualTo(String.join("\n", written));
  }

  /** The same lines, with what the rules do in the last column. */
  private static List<String> replayed(List<String> written) {
    Map<String, String> heads = new HashMap<>();
    Set<String> done = new HashSet<>();
    var lines = new ArrayList<String>();
    for (var line : written) {
      if (!line.matches("\\d{4}-\\d\\d-\\d\\d .*")) {
        var parts = line.split(": ", 2);
        heads.put(parts[0], parts.length > 1 ? parts[1] : "");
        lines.add(line);
        continue;
      }
      var cells = line.split(" {2,}");
      lines.add(
          "%-18s%-7s%-12s%s".formatted(cells[0], cells[1], cells[2], does(heads, done, cells)));
    }
    return lines;
  }

  private static String does(Map<String, String> heads, Set<String> done, String[] cells) {
    var hold =
        cells[2].equals("-")
            ? Optional.<Debt.Hold>empty()
            : Optional.of(Debt.Hold.valueOf(cells[2].toUpperCase()));
    var debt =
        new Debt(
            Fen.fen(Long.parseLong(cells[1].replace(".", ""))), at(heads.get("since")), done, hold);
    var verdict = ArrearsRules.judge(Policies.preset(heads.get("policy")), debt, at(cells[0]));
    Stream.concat(verdict.due().stream(), verdict.overtaken().stream())
        .forEach(step -> assertThat(done.add(step.name())).as(step.name()).isTrue());
    var words =
        Stream.concat(
                verdict.due().stream().map(Arrears_in_the_vector_files::words),
                verdict.overtaken().stream().map(step -> step.name() + " left out"))
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? "nothing" : words;
  }

  private static String words(Steps.Step step) {
    if (step.kind() == Kind.REMINDER) {
      var channels = step.channels().stream().map(Channel::code);
      return step.name() + " by " + channels.collect(Collectors.joining(", or "));
    }
    return step.name() + (step.kind() == Kind.REPORT ? " reported" : "");
  }

  private static Instant at(String written) {
    return LocalDateTime.parse(written, TIME).atZone(Steps.CHINA).toInstant();
  }
}
