package parking.telling;

import billing.api.Tellings;
import billing.api.Tellings.Channel;
import billing.money.Fen;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import parking.drivers.Consents;
import parking.drivers.DriverProfiles;
import parking.drivers.DriverWays;
import parking.drivers.Notifications;
import parking.drivers.Outgoing;
import parking.drivers.Outgoing.Waiting;
import parking.drivers.Way;

/**
 * Hands messages to billing, which sends them by the channels that the driver wants: once each,
 * because billing knows a message by its id. Who has withdrawn their consent gets none.
 */
@ApplicationScoped
class SendingOutside {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final Outgoing outgoing;
  private final Consents consents;
  private final Notifications notifications;
  private final DriverWays ways;
  private final DriverProfiles profiles;
  private final Tellings tellings;
  private final TellingSettings settings;
  private final InstantSource time;

  SendingOutside(
      Outgoing outgoing,
      Consents consents,
      Notifications notifications,
      DriverWays ways,
      DriverProfiles profiles,
      Tellings tellings,
      TellingSettings settings,
      InstantSource time) {
    this.outgoing = outgoing;
    this.consents = consents;
    this.notifications = notifications;
    this.ways = ways;
    this.profiles = profiles;
    this.tellings = tellings;
    this.settings = settings;
    this.time = time;
  }

  /** By which channels a driver can be reached here at all. */
  Uni<List<Channel>> listPossible(UUID driver) {
    return ways.list(driver)
        .map(known -> possible(known).stream().map(Tellings.Way::channel).toList());
  }

  private List<Tellings.Way> possible(List<DriverWays.Known> known) {
    List<Tellings.Way> all = new ArrayList<>();
    for (var channel : tellings.listChannels()) {
      known.stream()
          .filter(it -> it.way() == way(channel))
          .findFirst()
          .ifPresent(it -> all.add(new Tellings.Way(channel, it.identity())));
    }
    return all;
  }

  private static Way way(Channel channel) {
    return channel == Channel.WECHAT ? Way.WECHAT : Way.PHONE;
  }

  /** A channel as drivers' wishes name it. */
  static String name(Channel channel) {
    return channel == Channel.WECHAT ? "wechat" : "sms";
  }

  Uni<Void> send(Waiting it) {
    return consents
        .find(it.driver())
        .map(said -> said.filter(Consents.Said::isGiven).isPresent())
        .chain(given -> given ? hand(it) : Uni.createFrom().voidItem())
        .chain(() -> outgoing.done(it))
        .onFailure()
        .invoke(e -> Log.errorf(e, "%s could not be handed on; it will be", it))
        .onFailure()
        .recoverWithUni(() -> outgoing.later(it, time.instant().plus(PAUSE)));
  }

  private Uni<Void> hand(Waiting it) {
    return notifications
        .get(it.driver())
        .chain(
            wishes ->
                ways.list(it.driver())
                    .map(known -> wanted(it, wishes, possible(known)))
                    .chain(
                        wanted ->
                            wanted.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : profiles
                                    .get(it.driver())
                                    .map(who -> telling(it, wanted, wishes, who.language()))
                                    .chain(tellings::queue)));
  }

  private static List<Tellings.Way> wanted(
      Waiting it, Notifications.Wishes wishes, List<Tellings.Way> possible) {
    return possible.stream()
        .filter(way -> !wishes.channelsOff().contains(name(way.channel())))
        .filter(way -> way.channel() != Channel.SMS || it.isBySms())
        .toList();
  }

  private Tellings.Telling telling(
      Waiting it, List<Tellings.Way> wanted, Notifications.Wishes wishes, String language) {
    var said = it.said();
    var link = settings.program().map(at -> at + "#/" + said.page()).orElse("");
    return new Tellings.Telling(
        it.driver(),
        it.id(),
        it.kind(),
        wanted,
        new Tellings.Said(
            said.title().in(language),
            said.body().in(language),
            it.facts().plate(),
            said.page(),
            link,
            words(it.facts())),
        new Tellings.Times(
            LocalTime.parse(wishes.quiet().from()),
            LocalTime.parse(wishes.quiet().until()),
            it.facts().until()));
  }

  private static Map<String, String> words(Outgoing.Facts facts) {
    Map<String, String> words = new HashMap<>();
    facts.lot().ifPresent(it -> words.put("lot", it));
    facts.amountFen().ifPresent(it -> words.put("amount", Fen.fen(it).inYuan()));
    facts.at().ifPresent(it -> words.put("at", TIME.format(it)));
    return words;
  }
}
