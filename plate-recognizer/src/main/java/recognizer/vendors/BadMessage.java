package recognizer.vendors;

/** A message that is refused, with the reason in words for whoever set the camera up. */
public final class BadMessage extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;

  /**
   * @param status of HTTP, 400 to 499
   * @param title what kind of fault it is; the same for every fault of its kind
   * @param detail the thing that is wrong, by name
   */
  public BadMessage(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static BadMessage malformed(String detail) {
    return new BadMessage(400, "The message cannot be understood", detail);
  }

  static BadMessage wrongType(String detail) {
    return new BadMessage(415, "The message is of another type", detail);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
