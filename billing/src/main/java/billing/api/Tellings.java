package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages to drivers about other things than debts, through the channels that reminders go by,
 * too. What they say and where they go is kept until they are sent, and no longer.
 */
public interface Tellings {
  /** By which channels messages can go here. */
  List<Channel> listChannels();

  /** The templates at WeChat that a driver has to agree to, each for one message. */
  List<String> listTemplates();

  /** Queues a message; the same id again changes nothing. */
  Uni<Void> queue(Telling telling);

  /** What waits for somebody is not sent any more, and is forgotten. */
  Uni<Void> forget(UUID recipient);

  /** A way to reach a driver. */
  enum Channel {
    WECHAT,
    SMS
  }

  /**
   * A message.
   *
   * @param id the message's own
   * @param kind what it is about
   * @param ways tried in this order
   */
  record Telling(UUID recipient, UUID id, String kind, List<Way> ways, Said said, Times times) {
    public Telling {
      ways = List.copyOf(ways);
      if (ways.isEmpty()) {
        throw new IllegalArgumentException("a message needs a way");
      }
    }
  }

  /** Where somebody is reached; never printed. */
  record Way(Channel channel, String address) {
    @Override
    public String toString() {
      return "Way[" + channel + "]";
    }
  }

  /**
   * What it says; never printed.
   *
   * @param title may hold {@code {plate}}, as may the body
   * @param plate whole; where others may look on it is masked
   * @param page the page of the mini-program that it opens
   * @param link the same in a browser; empty where that is not known
   * @param words what else templates may hold, by name
   */
  record Said(
      String title,
      String body,
      Optional<String> plate,
      String page,
      String link,
      Map<String, String> words) {
    public Said {
      words = Map.copyOf(words);
    }

    @Override
    public String toString() {
      return "Said[" + page.replaceAll("\\?.*", "") + "]";
    }
  }

  /**
   * When it may go.
   *
   * @param quietFrom when nothing is sent, by China's clock; the same as until: always
   * @param until when it would come too late
   */
  record Times(LocalTime quietFrom, LocalTime quietUntil, Optional<Instant> until) {}
}
