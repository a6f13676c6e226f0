package billing.messages;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The channels that are set up. A wrong setting stops the service when it starts. */
@ApplicationScoped
class Messengers {
  private final Map<Channel, Messenger> messengers = new EnumMap<>(Channel.class);
  private final Optional<SmsMessenger> sms;

  Messengers(MessageSettings settings, Vertx vertx, InstantSource time) {
    var calls = new Calls(settings.callTimeout());
    var texts = new Texts(settings.templatesFolder());
    if (settings.wechat().enabled()) {
      put(WeChatMessenger.open(settings.wechat(), calls, time));
    }
    sms =
        settings.sms().enabled()
            ? Optional.of(SmsMessenger.open(settings.sms(), calls, texts))
            : Optional.empty();
    sms.ifPresent(this::put);
    if (settings.mail().enabled()) {
      put(MailMessenger.open(settings.mail(), vertx, texts));
    }
    if (settings.letters().enabled()) {
      put(LetterMessenger.open(settings.letters(), time, texts));
    }
  }

  private void put(Messenger messenger) {
    messengers.put(messenger.channel(), messenger);
  }

  void check(@Observes StartupEvent started) {
    messengers.values().forEach(Messenger::channel);
  }

  Optional<Messenger> find(Channel channel) {
    return Optional.ofNullable(messengers.get(channel));
  }

  /** The one that sends log-in codes, too. */
  Optional<SmsMessenger> findSms() {
    return sms;
  }
}
