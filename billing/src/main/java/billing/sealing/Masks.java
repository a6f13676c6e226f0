package billing.sealing;

/**
 * What is left of a plate whose time is over: the province and the letter behind it. Nobody can
 * tell the plate from it, and no search finds it. And what is shown of one to those who need not
 * know it.
 */
public final class Masks {
  /** Before a text that was masked, where a sealed one stood. */
  public static final String MASKED = "masked.";

  /** Where the hash of a plate stood. */
  public static final String HASH = "masked";

  /** Where something stood of which nothing is left. */
  public static final String NOTHING = MASKED + "•••";

  private static final int SHOWN = 2;
  private static final int END = 2;
  private static final String GAP = "•••";
  private static final String REST = "•••••";

  private Masks() {}

  /** What is left of a plate to be read, such as {@code 浙A•••••}. */
  public static String plate(String plate) {
    return plate.substring(0, Math.min(SHOWN, plate.length())) + REST;
  }

  /** What is shown of a plate: enough to know one's own, such as {@code 浙A•••45}. */
  public static String shown(String plate) {
    if (isMasked(plate)) {
      return plate;
    }
    return plate.length() > SHOWN + END
        ? plate.substring(0, SHOWN) + GAP + plate.substring(plate.length() - END)
        : plate.substring(0, Math.min(1, plate.length())) + GAP;
  }

  /** The same as it is kept. */
  public static String kept(String plate) {
    return MASKED + plate(plate);
  }

  /** Whether this is what was left of a plate. */
  public static boolean isMasked(String plate) {
    return plate.endsWith(REST);
  }
}
