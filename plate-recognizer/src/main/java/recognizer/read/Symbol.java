package recognizer.read;

/**
 * One character as a reader saw it.
 *
 * @param confidence 0 to 1
 */
public record Symbol(String text, double confidence) {
  public Symbol {
    if (text.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("no symbol: '" + text + "' " + confidence);
    }
  }
}
