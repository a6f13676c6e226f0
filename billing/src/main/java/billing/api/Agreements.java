package billing.api;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Agreements by which channels pay for a plate after it has left. They are signed and ended on the
 * channels' own pages; here a channel is asked how one stands, and where its page is.
 */
public interface Agreements {
  /** The names of the channels by which agreements are made, in a fixed order. */
  List<String> listChannels();

  /** Asks a channel how an agreement stands. Never fails: no answer is an answer, too. */
  Uni<Answer> ask(Party party);

  /** Where a driver signs or ends an agreement; empty when it cannot be opened from there. */
  Optional<Page> findPage(Party party, Visit visit);

  /** The channels that have said last of a car of this account that they take nothing. */
  Uni<Set<String>> listBlocking(AccountId account);

  /**
   * Who agrees, for which plate; never printed.
   *
   * @param channel its name, for example {@code wechat}
   * @param identity who the driver is there
   */
  record Party(String channel, String identity, ChannelVehicle vehicle) {
    @Override
    public String toString() {
      return "Party[channel=" + channel + "]";
    }
  }

  /** How an agreement stands. */
  enum State {
    /** The channel takes money by it. */
    SIGNED,
    /** The channel knows it and takes nothing at the moment. */
    PAUSED,
    /** There is none. */
    NONE,
    /** The plate is another user's of the channel. */
    OTHER_USER,
    /** The channel did not say. */
    UNKNOWN
  }

  /**
   * What a channel says.
   *
   * @param word the channel's own, or why there is no answer
   */
  record Answer(State state, String word) {}

  /** The program that a driver looks at. */
  enum Program {
    H5,
    WECHAT,
    ALIPAY
  }

  /**
   * A look at a channel's page.
   *
   * @param program from where
   * @param back where the page sends the driver afterwards
   */
  record Visit(Program program, Optional<URI> back) {}

  /** A channel's page. */
  sealed interface Page {
    /** One that a browser opens. */
    record Address(URI url) implements Page {}

    /** One of another mini-program. */
    record MiniProgram(String appId, String path, Map<String, String> extraData) implements Page {}
  }
}
