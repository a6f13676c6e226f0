package billing.payments.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of what a plate owes from before a payer was bound to it. */
public enum OldDues {
  /** Binding is the consent: everything is collected at once. */
  @JsonProperty("at-once")
  AT_ONCE,
  /** The driver is shown each visit's price, and it is collected after a yes to it. */
  @JsonProperty("ask")
  ASK
}
