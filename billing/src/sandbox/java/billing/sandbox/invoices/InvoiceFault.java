package billing.sandbox.invoices;

/** Something that goes wrong on purpose, once. */
public enum InvoiceFault {
  /** Refuses the order, for good. */
  REFUSE,
  /** Takes effect and answers after a second. */
  SLOW,
  /** Takes no effect and never answers. */
  SILENT,
  /** Takes effect and never answers. */
  SILENT_AFTER_TAKING_EFFECT,
  /** Accepts the order and issues it when it is asked about the second time. */
  LATE,
  /** Takes effect and answers with a signature that does not fit. */
  WRONG_SIGNATURE,
  /** Takes effect and answers as it did to the request before, signature and all. */
  ANSWER_OF_ANOTHER,
  /** Has trouble of its own, without any effect. */
  TROUBLED
}
