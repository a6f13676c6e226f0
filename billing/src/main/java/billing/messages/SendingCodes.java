package billing.messages;

import billing.api.LogInTexts;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends codes at once: a code that waits in a queue is worth nothing. */
@ApplicationScoped
class SendingCodes implements LogInTexts {
  private final Messengers messengers;

  SendingCodes(Messengers messengers) {
    this.messengers = messengers;
  }

  @Override
  public boolean isOffered() {
    return messengers.findSms().isPresent();
  }

  @Override
  public Uni<Outcome> send(Code code) {
    return messengers
        .findSms()
        .map(sms -> sms.send(code).map(SendingCodes::outcome))
        .orElse(Uni.createFrom().item(Outcome.NOT_SENT));
  }

  private static Outcome outcome(Answer answer) {
    if (answer instanceof Answer.Sent) {
      return Outcome.SENT;
    }
    Log.warnf("A log-in code was not sent: %s", answer);
    return Outcome.NOT_SENT;
  }
}
