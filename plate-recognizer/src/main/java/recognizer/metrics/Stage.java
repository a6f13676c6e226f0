package recognizer.metrics;

/** What a frame goes through, in order. */
public enum Stage {
  /** The look at the whole frame. */
  FIND,
  /** The look at each plate that was found. */
  CLOSE_UP,
  /** Laying plates flat. */
  RECTIFY,
  /** The convolutional reader. */
  NETWORK,
  /** The Tesseract reader. */
  TESSERACT,
  /** The look for faces in a passage's best frame. */
  FACES;

  /** As it is printed, such as {@code close_up}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
