package recognizer.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What one reader makes of a line: its characters from left to right; none when it saw none. */
public record Transcript(List<Symbol> symbols) {
  public Transcript {
    symbols = List.copyOf(symbols);
  }

  public String text() {
    return symbols.stream().map(Symbol::text).collect(Collectors.joining());
  }

  /** The product of its characters' confidences; 0 without characters. */
  public double confidence() {
    return symbols.isEmpty()
        ? 0
        : symbols.stream().mapToDouble(Symbol::confidence).reduce(1, (a, b) -> a * b);
  }

  /** The confidence of its least sure character; 0 without characters. */
  double weakest() {
    return symbols.stream().mapToDouble(Symbol::confidence).min().orElse(0);
  }

  /** The same text, every character by a factor less sure. */
  Transcript weakened(double factor) {
    return new Transcript(
        symbols.stream().map(s -> new Symbol(s.text(), s.confidence() * factor)).toList());
  }

  /** The same text once more: confidences add up, to 1 at most. */
  Transcript strengthened(Transcript same) {
    List<Symbol> sums = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      double sum = symbols.get(i).confidence() + same.symbols.get(i).confidence();
      sums.add(new Symbol(symbols.get(i).text(), Math.min(1, sum)));
    }
    return new Transcript(sums);
  }
}
