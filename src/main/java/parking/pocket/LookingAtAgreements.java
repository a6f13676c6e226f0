package parking.pocket;

import billing.api.AccountId;
import billing.api.Agreements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import parking.drivers.Agreement;
import parking.drivers.DriverAgreements;
import parking.drivers.DriverPlates;
import parking.drivers.DriverWays;
import parking.drivers.Drivers;
import parking.drivers.Held;
import parking.handover.Vehicles;

/** Asks channels how drivers' agreements stand, and takes what they say into the plates. */
@ApplicationScoped
class LookingAtAgreements {
  private final Agreements channels;
  private final DriverAgreements agreements;
  private final DriverPlates plates;
  private final DriverWays ways;
  private final Drivers drivers;
  private final InstantSource time;

  LookingAtAgreements(
      Agreements channels,
      DriverAgreements agreements,
      DriverPlates plates,
      DriverWays ways,
      Drivers drivers,
      InstantSource time) {
    this.channels = channels;
    this.agreements = agreements;
    this.plates = plates;
    this.ways = ways;
    this.drivers = drivers;
    this.time = time;
  }

  /**
   * What is known of a driver: who they are at channels, their plates, and each one's agreements.
   */
  record Known(
      Map<String, String> identities, List<Held> plates, Map<UUID, List<Agreement>> agreements) {
    Optional<Agreement> find(Held held, String channel) {
      return agreements.getOrDefault(held.id(), List.of()).stream()
          .filter(it -> it.channel().equals(channel))
          .findFirst();
    }
  }

  Uni<Known> known(UUID driver) {
    return ways.list(driver)
        .chain(
            known ->
                plates
                    .list(driver)
                    .chain(
                        held ->
                            agreements
                                .list(driver)
                                .map(all -> new Known(identities(known), paid(held), all))));
  }

  private static List<Held> paid(List<Held> held) {
    return held.stream().filter(Held::isPayer).toList();
  }

  private static Map<String, String> identities(List<DriverWays.Known> known) {
    Map<String, String> identities = new LinkedHashMap<>();
    known.forEach(it -> identities.putIfAbsent(it.way().code(), it.identity()));
    return identities;
  }

  /** A channel's agreements with a driver, all of them asked for anew. */
  Uni<ChannelShown.Channel> look(Known known, String channel) {
    return look(known, channel, held -> Uni.createFrom().item(true));
  }

  /**
   * A channel's agreements with a driver. Those are asked for anew that were never asked for, and
   * those of cars which the channel has blocked although it takes money by them.
   */
  Uni<ChannelShown.Channel> show(Known known, String channel) {
    return look(known, channel, held -> isDoubtful(known.find(held, channel), held, channel));
  }

  private Uni<Boolean> isDoubtful(Optional<Agreement> known, Held held, String channel) {
    if (known.isEmpty() || known.get().times().asOf().isEmpty()) {
      return Uni.createFrom().item(true);
    }
    return known.get().state() == Agreement.State.SIGNED
        ? blocking(held).map(all -> all.contains(channel))
        : Uni.createFrom().item(false);
  }

  private Uni<Set<String>> blocking(Held held) {
    return drivers
        .findAccount(held.car().plate())
        .chain(
            account ->
                account
                    .map(id -> channels.listBlocking(new AccountId(id)))
                    .orElseGet(() -> Uni.createFrom().item(Set.of())));
  }

  /** Whether an agreement is to be asked for anew. */
  private interface Doubt {
    Uni<Boolean> isFelt(Held held);
  }

  private Uni<ChannelShown.Channel> look(Known known, String channel, Doubt doubt) {
    Map<UUID, Agreement> all = new LinkedHashMap<>();
    var identity = Optional.ofNullable(known.identities().get(channel));
    return Multi.createFrom()
        .iterable(known.plates())
        .onItem()
        .transformToUniAndConcatenate(
            held -> agreement(held, channel, identity, doubt).invoke(it -> all.put(held.id(), it)))
        .collect()
        .asList()
        .map(done -> ChannelShown.channel(channel, identity.isPresent(), all));
  }

  private Uni<Agreement> agreement(
      Held held, String channel, Optional<String> identity, Doubt doubt) {
    return identity.isEmpty()
        ? agreements.get(held, channel)
        : doubt
            .isFelt(held)
            .chain(
                isFelt ->
                    isFelt
                        ? ask(held, channel, identity.get()).map(Heard::agreement)
                        : agreements.get(held, channel));
  }

  /** The plate with what is agreed about it, once every channel has been asked. */
  Uni<Held> look(Held held) {
    return known(held.driver())
        .chain(
            known ->
                Multi.createFrom()
                    .iterable(channels.listChannels())
                    .filter(known.identities()::containsKey)
                    .onItem()
                    .transformToUniAndConcatenate(
                        channel -> ask(held, channel, known.identities().get(channel)))
                    .collect()
                    .asList())
        .chain(() -> plates.get(held.driver(), held.id()));
  }

  /** What a channel said, and what it means for the agreement. */
  record Heard(Agreements.State state, Agreement agreement) {}

  /** Asks a channel about a plate; without an answer what was known stays. */
  Uni<Heard> ask(Held held, String channel, String identity) {
    return channels.ask(party(held, channel, identity)).chain(said -> hear(held, channel, said));
  }

  private Uni<Heard> hear(Held held, String channel, Agreements.Answer answer) {
    var said = said(answer.state());
    var now = time.instant();
    return said.map(
            it -> agreements.change(held, channel, known -> known.told(it, answer.word(), now)))
        .orElseGet(() -> agreements.get(held, channel))
        .map(agreement -> new Heard(answer.state(), agreement));
  }

  private static Optional<Agreement.Said> said(Agreements.State state) {
    return switch (state) {
      case SIGNED -> Optional.of(Agreement.Said.SIGNED);
      case PAUSED -> Optional.of(Agreement.Said.PAUSED);
      case NONE, OTHER_USER -> Optional.of(Agreement.Said.NONE);
      case UNKNOWN -> Optional.empty();
    };
  }

  static Agreements.Party party(Held held, String channel, String identity) {
    return new Agreements.Party(
        channel, identity, Vehicles.ofChannel(held.car().plate(), held.car().colour()));
  }
}
