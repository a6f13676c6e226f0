package parking.drivers;

import java.util.Set;

/** What drivers are told of. docs/contracts/driver-api.md says when, and which page each opens. */
public enum MessageKind {
  ENTERED,
  CHARGED,
  DEDUCTION_FAILED(Trait.ALWAYS, Trait.BY_SMS),
  ASKED(Trait.BY_SMS),
  STEP_SOON(Trait.BY_SMS),
  WINDOW_CLOSES(Trait.BY_SMS),
  IN_REVIEW,
  REFUNDED,
  DISPUTE(Trait.BY_SMS),
  CONTEST(Trait.ALWAYS, Trait.BY_SMS),
  PLATE,
  DUES(Trait.ALWAYS, Trait.STAYS),
  INVOICE;

  private enum Trait {
    ALWAYS,
    BY_SMS,
    STAYS
  }

  private final Set<Trait> traits;

  MessageKind(Trait... traits) {
    this.traits = Set.of(traits);
  }

  /** Whether a driver may do without. */
  public boolean mayBeOff() {
    return !traits.contains(Trait.ALWAYS);
  }

  /** Whether it asks something of the driver, so that a text message is worth its price. */
  public boolean goesBySms() {
    return traits.contains(Trait.BY_SMS);
  }

  /** Whether it is told outside the inbox, too. */
  public boolean leavesInbox() {
    return !traits.contains(Trait.STAYS);
  }
}
