package parking.looks;

/** Where plates and pictures are looked at. */
public enum Door {
  /** A list of passages. */
  PASSAGES,
  /** One passage. */
  PASSAGE,
  /** The best frame of a passage. */
  PICTURE,
  /** The plate alone of a passage. */
  CUT_OUT,
  /** The visits that wait for a person. */
  REVIEWS,
  /** One visit, with what was done to it. */
  VISIT
}
