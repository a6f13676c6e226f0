package parking.drivers;

import billing.sealing.Seal;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Texts about people as rows keep them: sealed, and found by a keyed hash. Every row that has one
 * is written and read through this class.
 */
@ApplicationScoped
class PersonalText {
  private static final String CONTEXT = "driver";

  private final Seal seal;

  PersonalText(Seal seal) {
    this.seal = seal;
  }

  /**
   * What a text is found by.
   *
   * @param kind what it is; the same text of two kinds has two keys
   */
  String key(String kind, String text) {
    return seal.hash(text, CONTEXT + "/" + kind);
  }

  /** Makes a text unreadable. */
  String seal(String text) {
    return seal.seal(text, CONTEXT);
  }

  /**
   * Makes it readable again.
   *
   * @throws RuntimeException when it was sealed with other keys
   */
  String open(String sealed) {
    return seal.open(sealed, CONTEXT);
  }
}
