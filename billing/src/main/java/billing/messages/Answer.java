package billing.messages;

/**
 * What a provider made of a message.
 *
 * @see Messenger
 */
public sealed interface Answer {
  /** The provider has it. Whether it is read, nobody says. */
  record Sent(String providerId) implements Answer {}

  /** It will not be sent this way, however often it is tried: the next channel is used. */
  record Refused(String code) implements Answer {}

  /** It was certainly not sent, and may be tried again later. */
  record Later(String code) implements Answer {}

  /** Nobody knows whether it was sent. */
  record Silence(String code) implements Answer {}
}
