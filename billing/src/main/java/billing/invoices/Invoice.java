package billing.invoices;

import billing.invoices.provider.ProviderReply;
import java.time.Instant;

/**
 * One order to a provider to issue an invoice. Its number is written down before the provider hears
 * of it, and it is the same number however often the provider is asked.
 *
 * <pre>
 * Prepared -> Sent -> Accepted -> Issued
 *    ^          \---> Unknown --> Refused
 *    \--- the provider never heard of it
 * </pre>
 */
sealed interface Invoice {
  /** Its name in the database. */
  State state();

  /** What a provider says of it changes it. */
  Invoice hear(ProviderReply reply);

  /** The states by name. */
  enum State {
    PREPARED,
    SENT,
    ACCEPTED,
    UNKNOWN,
    ISSUED,
    REFUSED
  }

  /** Nobody knows yet how it ends. */
  sealed interface InFlight extends Invoice {
    @Override
    default Invoice hear(ProviderReply reply) {
      if (reply instanceof ProviderReply.Issued issued) {
        return new Issued(issued.invoiceNumber(), issued.link(), issued.at());
      }
      if (reply instanceof ProviderReply.Refused refused) {
        return new Refused(refused.code(), refused.message());
      }
      if (reply instanceof ProviderReply.Accepted) {
        return new Accepted();
      }
      return reply instanceof ProviderReply.NotFound ? new Prepared() : new Unknown();
    }
  }

  /** Written down, not sent. */
  record Prepared() implements InFlight {
    /** It goes out now. */
    Sent send() {
      return new Sent();
    }

    @Override
    public State state() {
      return State.PREPARED;
    }
  }

  /** On its way; the answer has not been heard. */
  record Sent() implements InFlight {
    @Override
    public State state() {
      return State.SENT;
    }
  }

  /** The provider has it and will have it issued. */
  record Accepted() implements InFlight {
    @Override
    public State state() {
      return State.ACCEPTED;
    }

    /** What was accepted once is not sent again, even if a query cannot find it for a while. */
    @Override
    public Invoice hear(ProviderReply reply) {
      var next = InFlight.super.hear(reply);
      return next instanceof Prepared || next instanceof Unknown ? this : next;
    }
  }

  /** The provider was silent; the invoice may or may not be issued. */
  record Unknown() implements InFlight {
    @Override
    public State state() {
      return State.UNKNOWN;
    }
  }

  /** It is issued, for ever. */
  record Issued(String invoiceNumber, String link, Instant at) implements Invoice {
    @Override
    public State state() {
      return State.ISSUED;
    }

    @Override
    public Invoice hear(ProviderReply reply) {
      return this;
    }
  }

  /** The provider will not issue it under this number. */
  record Refused(String code, String message) implements Invoice {
    @Override
    public State state() {
      return State.REFUSED;
    }

    /** A provider that has refused a number never issues it; another order has another number. */
    @Override
    public Invoice hear(ProviderReply reply) {
      return this;
    }
  }
}
