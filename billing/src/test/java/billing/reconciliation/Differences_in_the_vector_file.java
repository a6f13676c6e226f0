package billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.BillLine;
import billing.money.Fen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code billing/vectors/reconciliation/day.txt} says what differs; an accountant can read it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Differences_in_the_vector_file {
  private static final Path FILE = Path.of("vectors/reconciliation/day.txt");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final FeeRate RATE = new FeeRate(60);

  /** One case of the file. */
  private static final class Case {
    private final String name;
    private final List<BillLine> bill = new ArrayList<>();
    private final Map<String, Ours> ours = new TreeMap<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final List<String> expected = new ArrayList<>();
    private boolean next;
    private Optional<FeeRate> rate = Optional.of(RATE);

    Case(String name) {
      this.name = name;
    }

    void read(String[] words) {
      switch (words[0]) {
        case "bill" -> bill.add(line(words));
        case "ours" -> ours.put(words[1], ours(words));
        case "also" -> elsewhere.add(words[1]);
        case "next" -> next = true;
        case "rate" ->
            rate =
                words[1].equals("none")
                    ? Optional.empty()
                    : Optional.of(new FeeRate(Integer.parseInt(words[1])));
        case "is" -> {
          if (!words[1].equals("nothing")) {
            expected.add(String.join(" ", List.of(words).subList(1, words.length)));
          }
        }
        default -> throw new IllegalArgumentException(name + ": " + words[0]);
      }
    }

    private static BillLine line(String[] words) {
      var refund = words[1].startsWith("r");
      return new BillLine(
          refund ? "p-of-" + words[1] : words[1],
          refund ? Optional.of(words[1]) : Optional.empty(),
          "transaction-" + words[1],
          Fen.fen(Long.parseLong(words[2])),
          Fen.fen(Long.parseLong(words[3])),
          at(words[4]).orElseThrow());
    }

    private static Ours ours(String[] words) {
      return new Ours(
          words[1],
          Ours.State.valueOf(words[2]),
          Fen.fen(Long.parseLong(words[3])),
          Fen.fen(Long.parseLong(words[4])),
          words[5].equals("-") ? Optional.empty() : Optional.of(Fen.fen(Long.parseLong(words[5]))),
          at(words[6]));
    }

    private static Optional<Instant> at(String written) {
      if (written.equals("-")) {
        return Optional.empty();
      }
      var day = written.endsWith("+1") ? DAY.plusDays(1) : DAY;
      return Optional.of(
          LocalTime.parse(written.replace("+1", ""))
              .atDate(day)
              .atZone(Comparing.CHINA)
              .toInstant());
    }

    DayOfTrades day() {
      return new DayOfTrades(DAY, bill, ours, elsewhere, next, rate);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (var line : Files.readAllLines(FILE)) {
      if (line.startsWith("case ")) {
        cases.add(new Case(line.substring("case ".length())));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        cases.get(cases.size() - 1).read(line.split(" "));
      }
    }
    return cases.stream();
  }

  private static String written(Found found) {
    return "%s %s %s %s"
        .formatted(found.kind(), found.number(), fen(found.bill()), fen(found.ours()));
  }

  private static String fen(Optional<Fen> amount) {
    return amount.map(fen -> String.valueOf(fen.count())).orElse("-");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void are_those_that_it_says(Case one) {
    assertThat(Comparing.differences(one.day()))
        .extracting(Differences_in_the_vector_file::written)
        .containsExactlyElementsOf(one.expected);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void are_proofs_where_we_do_not_know_the_end(Case one) {
    var states = one.expected.stream().filter(it -> it.startsWith("STATE")).toList();
    assertThat(Comparing.proofs(one.day())).hasSameSizeAs(states);
  }

  @Test
  void are_more_than_a_few() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(25).noneMatch(one -> one.toString().isBlank());
  }
}
