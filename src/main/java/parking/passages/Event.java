package parking.passages;

/** What a car did in a lane. */
public enum Event {
  PASSED,
  /** It stood in the lane; it has not passed yet. */
  STAYED,
  /** It never got through. */
  TURNED_BACK
}
