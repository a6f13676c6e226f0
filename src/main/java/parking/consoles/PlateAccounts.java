package parking.consoles;

import billing.api.AccountId;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import parking.drivers.Drivers;
import parking.problems.Problem;

/** Finds the accounts and visits that requests name. */
@ApplicationScoped
class PlateAccounts {
  private final Drivers drivers;

  PlateAccounts(Drivers drivers) {
    this.drivers = drivers;
  }

  /** The account of a plate as somebody wrote it. */
  Uni<AccountId> get(String written) {
    return drivers
        .findAccount(Asked.plate(written))
        .map(
            account ->
                account
                    .map(AccountId::new)
                    .orElseThrow(
                        () -> Problem.unknown("unknown-plate", "This plate was never seen here.")));
  }

  /** A visit that a request names. */
  static StayId stay(UUID id) {
    return new StayId(Asked.given("stay: the visit's id", id));
  }

  /** An amount that a request names. */
  static Fen amount(long fen) {
    if (fen < 1) {
      throw Problem.malformed("amountFen: a whole number of fen, at least 1, is needed.");
    }
    return Fen.fen(fen);
  }
}
