package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that billing knows of a disputed visit, in the books of the account that disputes it.
 *
 * @param charges every charge of the visit, the oldest first
 * @param postings what was posted for it, in order
 * @param attempts every order to a gateway to take money for it, the oldest first
 * @param messages what the driver was told about it, the oldest first
 */
public record DisputeEvidence(
    DisputeView dispute,
    List<Charge> charges,
    List<Posting> postings,
    List<Attempt> attempts,
    List<Message> messages) {

  /** One charge, with the rule that made each line. */
  public record Charge(
      int revision,
      Fen amount,
      Instant chargedAt,
      Optional<Instant> entered,
      Optional<Instant> left,
      List<ChargeView.Line> lines) {}

  /** A posting; {@code at} is when the money moved, {@code postedAt} when it was written down. */
  public record Posting(
      String debit, String credit, Fen amount, String cause, Instant at, Instant postedAt) {}

  /**
   * An order to a gateway.
   *
   * @param outcome the gateway's number of the payment, or its code of a refusal; empty otherwise
   */
  public record Attempt(
      String order, String gateway, Fen amount, String state, String outcome, Instant madeAt) {}

  /** A message, without the address that it went to. */
  public record Message(String occasion, String channel, String outcome, Instant at) {}
}
