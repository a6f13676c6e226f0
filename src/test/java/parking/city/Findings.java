package parking.city;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an audit found: figures, and faults of which there must be none. */
final class Findings {
  private static final int EXAMPLES = 5;
  private static final String LINE = "  %-46s %14s%s%n";

  private final Map<String, String> figures = new LinkedHashMap<>();
  private final Map<String, List<String>> faults = new LinkedHashMap<>();

  void count(String name, long number) {
    figures.put(name, String.valueOf(number));
  }

  /** A share in per cent; of nothing it is nothing. */
  void share(String name, long part, long whole) {
    var percent = whole == 0 ? 0 : 100.0 * part / whole;
    figures.put(name, String.format(Locale.ROOT, "%.2f%%", percent));
  }

  /** A kind of fault that was looked for, with each case that was found. */
  void fault(String name, Collection<String> cases) {
    faults.put(name, List.copyOf(cases));
  }

  Map<String, String> figures() {
    return figures;
  }

  /** The cases of one kind of fault. */
  List<String> cases(String name) {
    return faults.get(name);
  }

  /** The kinds of fault that were looked for. */
  Collection<String> kinds() {
    return faults.keySet();
  }

  /** Every fault with its kind, in words. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    faults.forEach((name, cases) -> cases.forEach(one -> all.add(name + ": " + one)));
    return all;
  }

  /** A table for people, then {@code name: value} lines for programs, the number of faults last. */
  String report() {
    var text = new StringBuilder();
    figures.forEach((name, value) -> text.append(LINE.formatted(name, value, "")));
    text.append("  must be nothing\n");
    faults.forEach(
        (name, cases) ->
            text.append(LINE.formatted(name, cases.size(), cases.isEmpty() ? "" : "  <<<")));
    faults.forEach(
        (name, cases) ->
            cases.stream()
                .limit(EXAMPLES)
                .forEach(one -> text.append("    %s: %s%n".formatted(name, one))));
    figures.forEach((name, value) -> text.append(line(name, value)));
    faults.forEach((name, cases) -> text.append(line(name, String.valueOf(cases.size()))));
    return text.append(line("faults", String.valueOf(all().size()))).toString();
  }

  private static String line(String name, String value) {
    return "%s: %s%n".formatted(name, value);
  }
}
