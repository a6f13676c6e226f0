package parking.streetoffices;

/** What somebody of the staff does with the draft of a price, or with the shared spaces of lots. */
public enum Act {
  /** Looks at it; at all that is written down of shared spaces. */
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
  WITHDRAW,
  /** Writes down what others do at shared spaces: an offer, a pass that is sold, a refusal. */
  OFFER,
  /** Decides about shared spaces: offers, quota, kinds of passes, lots around, contracts. */
  SHARE,
  /** Works off what differs between gateways and books, and settles with parties. */
  SETTLE
}
