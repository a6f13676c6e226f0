package recognizer.vote;

import java.util.List;
import java.util.stream.Collectors;
import recognizer.read.Symbol;

/**
 * The characters that won, and how far to trust the whole, 0 to 1. Empty, with confidence 0, when a
 * plate was seen and not read.
 */
public record PlateText(List<Symbol> symbols, double confidence) {
  public static final PlateText UNREAD = new PlateText(List.of(), 0);

  public PlateText {
    symbols = List.copyOf(symbols);
    if (!(confidence >= 0 && confidence <= 1) || symbols.isEmpty() && confidence != 0) {
      throw new IllegalArgumentException("confidence of " + symbols + ": " + confidence);
    }
  }

  public String text() {
    return symbols.stream().map(Symbol::text).collect(Collectors.joining());
  }
}
