package parking.pocket;

import billing.api.AccountId;
import billing.api.Arrears;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Bindings;
import parking.drivers.Drivers;
import parking.plates.Plate;
import parking.sessions.SessionView;
import parking.sessions.Sessions;

/** What is known of a car before a driver has it: asked to find out which proof is needed. */
@ApplicationScoped
class CarFacts {
  private static final Duration ASKED_ABOUT = Duration.ofDays(60);
  private static final int MOST = 20;

  private final Sessions sessions;
  private final Drivers drivers;
  private final Arrears arrears;
  private final InstantSource time;

  CarFacts(Sessions sessions, Drivers drivers, Arrears arrears, InstantSource time) {
    this.sessions = sessions;
    this.drivers = drivers;
    this.arrears = arrears;
    this.time = time;
  }

  Uni<Bindings.Seen> of(Plate plate) {
    return sessions
        .listOpenOf(List.of(plate))
        .chain(
            open ->
                sessions
                    .listFiledOf(plate, time.instant().minus(ASKED_ABOUT), MOST)
                    .chain(filed -> of(plate, open.size(), filed)));
  }

  private Uni<Bindings.Seen> of(Plate plate, int open, List<SessionView> filed) {
    return drivers
        .findAccount(plate)
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().item(seen(open, filed, false, false))
                    : money(account.get(), open, filed));
  }

  private Uni<Bindings.Seen> money(UUID account, int open, List<SessionView> filed) {
    return arrears
        .of(new AccountId(account))
        .chain(
            unpaid ->
                drivers
                    .isBound(account)
                    .map(bound -> seen(open, filed, unpaid.visits() > 0, bound)));
  }

  private static Bindings.Seen seen(
      int open, List<SessionView> filed, boolean owes, boolean hasPayer) {
    return new Bindings.Seen(open + filed.size(), owes, hasPayer, newest(filed));
  }

  private static Optional<Bindings.Stay> newest(List<SessionView> filed) {
    return filed.stream()
        .flatMap(it -> it.entry().map(in -> new Bindings.Stay(it.lotId(), in.at())).stream())
        .findFirst();
  }

  /** Whether this is a code of a notice about the plate. */
  Uni<Boolean> isCode(Plate plate, String code) {
    return drivers
        .findAccount(plate)
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().item(false)
                    : arrears.claim(new AccountId(account.get()), code).map(Optional::isPresent));
  }
}
