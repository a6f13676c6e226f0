package recognizer.evaluate;

/**
 * A plate as it was read.
 *
 * @param text empty when it was seen and not read
 * @param confidence 0 to 1
 */
public record Answer(String text, String colour, int rows, double confidence) {
  public Answer {
    text = Labelled.normal(text);
  }
}
