package billing.api;

/** Where the money of a charge stands, derived from ledger and attempts. */
public enum ChargeState {
  /** Nothing is to be paid: the visit costs nothing, or the driver was granted all of it. */
  FREE,
  /** Owed, and no payment is under way: nobody is bound, or the payer's gateway refused. */
  RECEIVABLE,
  /** Owed, and so much, or so old, that nothing is collected before the driver has said yes. */
  AWAITING_CONFIRMATION,
  /** A payment is waiting to be sent, accepted but not yet deducted, or its outcome unknown. */
  COLLECTING,
  /** The ledger's receivable of this charge is settled. */
  PAID,
  /** Nothing is owed any more, and some of it, or all, was given up instead of paid. */
  WRITTEN_OFF
}
