package recognizer.read;

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
}
