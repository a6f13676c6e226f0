package recognizer.vote;

/** How a car moved as its camera saw it. */
public enum Movement {
  TOWARDS_CAMERA,
  AWAY,
  UNKNOWN
}
