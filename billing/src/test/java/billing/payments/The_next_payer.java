package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.payments.NextPayer.Decision;
import billing.payments.NextPayer.Payer;
import billing.payments.NextPayer.Refusal;
import billing.payments.policy.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_next_payer {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 24);
  private static final Instant LEFT = time("17:00");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  static List<String> rows() throws IOException {
    var rows =
        Files.readAllLines(Path.of("vectors/payments/next-payer.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(20);
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void is_the_one_that_the_table_says(String row) {
    var cells = row.split("\\s{2,}");
    assertThat(cells).as("columns are two blanks or more apart").hasSize(4);
    var payers = List.of(payer("first", cells[1]), payer("second", cells[2]));
    var decision = new NextPayer(Sample.policy(), LEFT, time(cells[0])).among(payers);
    assertThat(words(decision)).isEqualTo(cells[3]);
  }

  private static Payer payer(String gateway, String cell) {
    var bound = cell.startsWith("-since") ? time(cell.substring("-since".length())) : Instant.MIN;
    var blocked = cell.equals("blocked") ? Optional.of("PAUSE") : Optional.<String>empty();
    var refusals =
        cell.contains("@")
            ? Arrays.stream(cell.split(",")).map(The_next_payer::refusal).toList()
            : List.<Refusal>of();
    return new Payer(gateway, bound, !cell.equals("unknown"), blocked, refusals);
  }

  private static Refusal refusal(String text) {
    var parts = text.split("@");
    var code = parts[0].replace("!", "");
    return new Refusal("order", code, !parts[0].endsWith("!"), time(parts[1]));
  }

  private static Instant time(String text) {
    var parts = text.startsWith("+") ? text.split(" ") : new String[] {"+0", text};
    var day = FIRST_DAY.plusDays(Integer.parseInt(parts[0].substring(1)));
    return day.atTime(LocalTime.parse(parts[1])).atZone(CHINA).toInstant();
  }

  private static String words(Decision decision) {
    if (decision instanceof Decision.Ask ask) {
      return "ask " + ask.gateway();
    }
    if (decision instanceof Decision.Wait wait) {
      var local = wait.until().atZone(CHINA);
      long days = local.toLocalDate().toEpochDay() - FIRST_DAY.toEpochDay();
      var day = days == 0 ? "" : "+%d ".formatted(days);
      return "wait for %s until %s%s".formatted(wait.gateway(), day, CLOCK.format(local));
    }
    return decision instanceof Decision.Unconfigured missing
        ? missing.gateway() + " is not configured"
        : "nobody";
  }
}
