package parking.passages;

/** Which way a car went. */
public enum Direction {
  IN,
  OUT,
  /** From one zone of the lot into another. */
  INNER,
  /** The lane is used both ways and the camera could not tell. */
  UNKNOWN
}
