package parking.sharing;

/** Whoever offers spaces of a lot for others to use. */
public record Owner(Kind kind, String name) {
  /** What owners are. */
  public enum Kind {
    /** A public body or a company, of the spaces of its own people (单位). */
    UNIT,
    /** Somebody who lives there (居民). */
    RESIDENT,
    /** The company that looks after the place (物业). */
    PROPERTY_COMPANY
  }
}
