package billing.api;

/** How money changes hands without a gateway. */
public enum ByHand {
  /** At a desk, in notes and coins. */
  CASH,
  /** From one bank account to another. */
  TRANSFER
}
