package billing.payments.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A policy as a file, with one line written otherwise. */
public final class Sample {
  private static final List<String> LINES =
      List.of(
          "collecting:",
          "  most_at_once_fen: 500000",
          "  refund_at_once: true",
          "  quiet_hours: { from: \"22:00\", until: \"08:00\" }",
          "  retries: { pauses_minutes: [30, 60, 120], most_attempts: 4, jitter_percent: 0 }",
          "  stop: { after_refusals: 6, codes: [FRAUD], days_after_departure: 3 }");

  private Sample() {}

  /** The policy for every lot. */
  public static CollectingPolicy policy() {
    return ReadingPolicies.read("sample.yaml", with()).of("", "");
  }

  /** The file, each given line in the place of the one that begins alike, or behind the others. */
  static String with(String... lines) {
    var rest =
        LINES.stream()
            .map(
                line ->
                    Arrays.stream(lines)
                        .filter(other -> key(other).equals(key(line)))
                        .findFirst()
                        .orElse(line));
    var more =
        Arrays.stream(lines)
            .filter(line -> LINES.stream().noneMatch(own -> key(own).equals(key(line))));
    return java.util.stream.Stream.concat(rest, more).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String key(String line) {
    return line.split(":")[0];
  }
}
