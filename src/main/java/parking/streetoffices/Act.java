package parking.streetoffices;

/** What somebody of the staff does with the draft of a price. */
public enum Act {
  /** Looks at it. */
  READ,
  /** Writes it or changes it. */
  PROPOSE,
  /** Asks for it to be approved. */
  SUBMIT,
  /** Says that it may be published, or that it may not. */
  APPROVE,
  /** Makes it the price of its lots from its first day on. */
  PUBLISH,
  /** Takes back what was published and has not begun. */
  WITHDRAW
}
