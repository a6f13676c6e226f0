package parking.lots;

/**
 * A way into or out of a lot that one camera watches.
 *
 * @param device the recogniser that reads it
 * @param name its name within the device
 * @param use which way cars go
 * @param lot the lot it leads to
 */
public record Lane(String device, String name, Use use, Lot lot) {
  /** Which way cars go in a lane. */
  public enum Use {
    ENTRANCE,
    EXIT,
    BOTH
  }
}
