package parking.lots;

/**
 * A way into, out of or within a lot that one camera watches.
 *
 * @param device the recogniser that reads it
 * @param name its name within the device
 * @param use which way cars go
 * @param lot the lot it leads to
 * @param zone the zone of the lot that it leads to or, for an exit, from; empty for the whole lot
 */
public record Lane(String device, String name, Use use, Lot lot, String zone) {
  /** Which way cars go in a lane. */
  public enum Use {
    ENTRANCE,
    EXIT,
    BOTH,
    /** Between two zones of one lot; whoever passes is inside, in the zone it leads to. */
    INNER
  }
}
