package billing.gateways;

/** A gateway's answer to an entry. */
public sealed interface EntryReply {
  /** The gateway will charge this visit under its own entry id. */
  record Registered(String entryId) implements EntryReply {}

  /** The gateway will not charge this visit; the reason is its own word, such as OVERDUE. */
  record Blocked(String reason) implements EntryReply {}

  /** No answer, or one that could not be trusted. Telling the same entry again is harmless. */
  record Silence(String why) implements EntryReply {}
}
