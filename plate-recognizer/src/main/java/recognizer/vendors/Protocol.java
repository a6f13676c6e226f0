package recognizer.vendors;

/** How cameras of one kind talk. */
public interface Protocol {
  /**
   * Reads a message.
   *
   * @throws BadMessage naming what is wrong with it
   */
  CameraMessage read(Delivery delivery) throws BadMessage;

  /**
   * The answer to a sighting that is kept.
   *
   * @param opens whether the answer may open a barrier
   */
  Reply kept(Sighting sighting, boolean opens);

  /** The answer to a sign of life. */
  Reply alive();
}
