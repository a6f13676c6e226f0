package parking.lots;

/**
 * Who runs a lot, and is paid what it earns.
 *
 * @param id short name, never changed
 * @param name as it stands on statements
 * @param account where its money goes, in whatever words the paying bank needs; may be empty
 */
public record Operator(String id, String name, String account) {
  /** Of lots whose entry in the lots file names none. */
  public static final Operator HOUSE = new Operator("house", "本停车场运营方", "");
}
