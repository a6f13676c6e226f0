package billing.messages;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.ConnectException;
import java.util.Locale;

/** E-mail by SMTP. A message's own id is its Message-ID, by which mailboxes know a repeated one. */
final class MailMessenger implements Messenger {
  private final MailClient client;
  private final String from;
  private final Texts texts;

  private MailMessenger(MailClient client, String from, Texts texts) {
    this.client = client;
    this.from = from;
    this.texts = texts;
  }

  /**
   * @throws IllegalStateException naming the property that is missing or wrong
   */
  static MailMessenger open(MessageSettings.Mail settings, Vertx vertx, Texts texts) {
    var from = Secrets.need(settings.from(), "mail.from");
    var config =
        new MailConfig()
            .setHostname(settings.host())
            .setPort(settings.port())
            .setStarttls(startTls(settings.startTls()))
            .setKeepAlive(false);
    settings
        .username()
        .ifPresent(
            name ->
                config
                    .setUsername(name)
                    .setPassword(Secrets.read(settings.passwordFile(), "mail.password-file")));
    return new MailMessenger(MailClient.create(vertx, config), from, texts);
  }

  private static StartTLSOptions startTls(String word) {
    try {
      return StartTLSOptions.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "billing.messages.mail.start-tls must be required, optional or disabled", e);
    }
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Uni<Answer> send(Letter letter) {
    var words = letter.content().words(false);
    var host = from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    var message =
        new MailMessage()
            .setFrom(from)
            .setTo(letter.address())
            .setSubject(texts.get("mail-subject.txt"))
            .setText(Texts.fill(texts.get("mail.txt"), words, word -> word))
            .addHeader("Message-ID", "<%s@%s>".formatted(letter.id(), host));
    return Uni.createFrom()
        .completionStage(() -> client.sendMail(message).toCompletionStage())
        .<Answer>map(result -> new Answer.Sent(String.valueOf(result.getMessageID())))
        .onFailure()
        .recoverWithItem(MailMessenger::failure);
  }

  private static Answer failure(Throwable failure) {
    if (failure instanceof SMTPException smtp) {
      var code = String.valueOf(smtp.getReplyCode());
      return smtp.isPermanent() ? new Answer.Refused(code) : new Answer.Later(code);
    }
    var code = failure.getClass().getSimpleName();
    return failure instanceof ConnectException ? new Answer.Later(code) : new Answer.Silence(code);
  }
}
