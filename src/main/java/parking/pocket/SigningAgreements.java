package parking.pocket;

import billing.api.AccountId;
import billing.api.Agreements;
import billing.api.Agreements.Program;
import billing.api.Dues;
import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import parking.drivers.Agreement;
import parking.drivers.DriverAgreements;
import parking.drivers.DriverPlates;
import parking.drivers.DriverSettings;
import parking.drivers.DriverWays;
import parking.drivers.Drivers;
import parking.drivers.Held;
import parking.drivers.Way;
import parking.problems.Problem;

/** Sends drivers to channels' pages to sign, and takes their word that nothing more is signed. */
@ApplicationScoped
class SigningAgreements {
  private static final String PAGE = "/m/#/pages/channels/channels?returned=";

  private final Agreements channels;
  private final DriverAgreements agreements;
  private final DriverPlates plates;
  private final DriverWays ways;
  private final Drivers drivers;
  private final Dues dues;
  private final LookingAtAgreements looking;
  private final Unbinding unbinding;
  private final DriverSettings settings;
  private final InstantSource time;

  SigningAgreements(
      Agreements channels,
      DriverAgreements agreements,
      DriverPlates plates,
      DriverWays ways,
      Drivers drivers,
      Dues dues,
      LookingAtAgreements looking,
      Unbinding unbinding,
      DriverSettings settings,
      InstantSource time) {
    this.channels = channels;
    this.agreements = agreements;
    this.plates = plates;
    this.ways = ways;
    this.drivers = drivers;
    this.dues = dues;
    this.looking = looking;
    this.unbinding = unbinding;
    this.settings = settings;
    this.time = time;
  }

  /** A wish about one agreement. */
  record Wish(UUID driver, UUID plate, String channel, Program program) {}

  /** How it stands now, and where the driver goes. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Sent(String state, Optional<ChannelShown.Go> go) {}

  /** How it stands after the driver's end of it, and what is still due. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Ended(String state, Optional<Long> owedFen, Optional<ChannelShown.Go> go) {}

  /** One agreement that may be signed or ended. */
  private record Asked(Wish wish, Held held, String identity) {
    Agreements.Party party() {
      return LookingAtAgreements.party(held, wish.channel(), identity);
    }
  }

  /** Fails with a {@link Problem} when there is nothing to sign, or it cannot be signed. */
  Uni<Sent> sign(Wish wish) {
    return asked(wish)
        .chain(
            asked ->
                agreements
                    .get(asked.held(), wish.channel())
                    .chain(
                        before ->
                            looking
                                .ask(asked.held(), wish.channel(), asked.identity())
                                .chain(heard -> sign(asked, before, heard))));
  }

  private Uni<Asked> asked(Wish wish) {
    return plates
        .getPaidFor(wish.driver(), wish.plate())
        .chain(
            held ->
                ways.find(wish.driver(), Way.valueOf(wish.channel().toUpperCase(Locale.ROOT)))
                    .map(
                        who ->
                            new Asked(
                                wish, held, who.orElseThrow(SigningAgreements::notLoggedIn))));
  }

  private static Problem notLoggedIn() {
    return Problem.unprocessable(
        "not-logged-in-by", "The channel does not know you yet. Log in by it first.");
  }

  private Uni<Sent> sign(Asked asked, Agreement before, LookingAtAgreements.Heard heard) {
    return switch (heard.state()) {
      case OTHER_USER ->
          throw Problem.conflict(
              "other-user", "At this channel the plate belongs to another of its users.");
      case SIGNED -> {
        if (before.state() != Agreement.State.WITHDRAWN) {
          throw Problem.conflict("signed", "It is signed already.");
        }
        yield resume(asked, Agreement.Said.SIGNED).map(it -> new Sent(it.name(), Optional.empty()));
      }
      case PAUSED -> resume(asked, Agreement.Said.PAUSED).map(it -> sent(asked, it));
      case NONE, UNKNOWN -> send(asked);
    };
  }

  private Uni<Agreement.State> resume(Asked asked, Agreement.Said said) {
    var now = time.instant();
    return change(asked, known -> known.resumed().told(said, known.word(), now));
  }

  private Uni<Sent> send(Asked asked) {
    var page = page(asked);
    var now = time.instant();
    return change(asked, known -> known.asked(now)).map(it -> new Sent(it.name(), page));
  }

  private Sent sent(Asked asked, Agreement.State state) {
    return new Sent(state.name(), page(asked));
  }

  private Uni<Agreement.State> change(Asked asked, UnaryOperator<Agreement> changing) {
    return agreements.change(asked.held(), asked.wish().channel(), changing).map(Agreement::shown);
  }

  private Optional<ChannelShown.Go> page(Asked asked) {
    var page = findPage(asked);
    if (page.isEmpty()) {
      throw Problem.unprocessable(
          "not-from-here", "The channel's page cannot be opened from here.");
    }
    return page;
  }

  private Optional<ChannelShown.Go> findPage(Asked asked) {
    var program = asked.wish().program();
    var back =
        settings
            .publicAddress()
            .filter(it -> program == Program.H5)
            .map(it -> back(it, asked.wish().channel()));
    return channels
        .findPage(asked.party(), new Agreements.Visit(program, back))
        .map(ChannelShown.Go::to);
  }

  private static URI back(URI address, String channel) {
    return URI.create(address.toString().replaceAll("/+$", "") + PAGE + channel);
  }

  /**
   * From now on nothing is taken by it. Fails with a {@link Problem} while a car inside or an order
   * under way relies on it.
   */
  Uni<Ended> end(Wish wish) {
    return asked(wish)
        .chain(
            asked ->
                agreements
                    .get(asked.held(), wish.channel())
                    .invoke(SigningAgreements::mustBeThere)
                    .chain(() -> unbinding.mustNotCollect(asked.held()))
                    .chain(() -> mustNotBeReliedOn(asked))
                    .chain(() -> change(asked, known -> known.withdrawn(time.instant())))
                    .chain(state -> owed(asked).map(fen -> ended(asked, state, fen))));
  }

  private static void mustBeThere(Agreement known) {
    if (!known.isInForce() && known.state() != Agreement.State.ASKED) {
      throw Problem.unprocessable("not-signed", "There is no agreement to end.");
    }
  }

  /** Another channel of the plate pays for the car that is inside. */
  private Uni<Void> mustNotBeReliedOn(Asked asked) {
    var channels = asked.held().paying().channels();
    return channels.contains(asked.wish().channel()) && channels.size() == 1
        ? unbinding.mustBeOutside(asked.held())
        : Uni.createFrom().voidItem();
  }

  private Uni<Fen> owed(Asked asked) {
    return drivers
        .findAccount(asked.held().car().plate())
        .chain(
            account ->
                account
                    .map(id -> dues.of(new AccountId(id)))
                    .orElseGet(() -> Uni.createFrom().item(Fen.ZERO)));
  }

  private Ended ended(Asked asked, Agreement.State state, Fen owed) {
    return new Ended(
        state.name(), Optional.of(owed.count()).filter(fen -> fen > 0), findPage(asked));
  }
}
