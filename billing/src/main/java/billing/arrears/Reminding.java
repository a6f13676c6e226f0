package billing.arrears;

import billing.api.StayId;
import billing.messages.Content;
import billing.messages.Contents;
import billing.messages.Order;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a reminder says at the moment when it is sent: nothing, when the visit was paid or is
 * disputed meanwhile; and nothing by night, or while a gateway may be taking the money.
 */
@ApplicationScoped
class Reminding implements Contents {
  private static final Duration WHILE_COLLECTING = Duration.ofHours(1);

  private final DebtBook debts;
  private final ClaimCodes codes;
  private final ArrearsSettings settings;
  private final InstantSource time;

  Reminding(DebtBook debts, ClaimCodes codes, ArrearsSettings settings, InstantSource time) {
    this.debts = debts;
    this.codes = codes;
    this.settings = settings;
    this.time = time;
  }

  @Override
  public Uni<Now> find(Mutiny.Session tx, Order order) {
    return debts.list(tx, order.account()).chain(all -> find(tx, order, all));
  }

  private Uni<Now> find(Mutiny.Session tx, Order order, List<DebtBook.Entry> all) {
    var now = time.instant();
    var about = of(all, order.stay());
    if (isHeld(about, Debt.Hold.COLLECTING)) {
      return Uni.createFrom().item(new Now.Wait(now.plus(WHILE_COLLECTING)));
    }
    if (about.isEmpty() || isHeld(about, Debt.Hold.DISPUTED)) {
      return Uni.createFrom().item(new Now.Moot());
    }
    var quiet = about.get().policy().quiet();
    if (quiet.covers(now)) {
      return Uni.createFrom().item(new Now.Wait(quiet.after(now)));
    }
    var open = all.stream().filter(entry -> entry.debt().hold().isEmpty()).toList();
    return codes
        .issue(tx, order.account(), new ClaimCodes.Scope(Optional.empty()))
        .map(code -> new Now.Ready(content(about.get(), open, code)));
  }

  private static boolean isHeld(Optional<DebtBook.Entry> entry, Debt.Hold hold) {
    return entry.flatMap(it -> it.debt().hold()).filter(hold::equals).isPresent();
  }

  private static Optional<DebtBook.Entry> of(List<DebtBook.Entry> entries, StayId stay) {
    return entries.stream().filter(entry -> entry.stay().stay().equals(stay)).findFirst();
  }

  private Content content(DebtBook.Entry about, List<DebtBook.Entry> open, String code) {
    var begun = about.row().began();
    var visit =
        new Content.Parked(
            begun.lotName(), begun.entered(), about.row().leftAt(), about.debt().owed());
    var total = open.stream().map(entry -> entry.debt().owed()).reduce(Fen.ZERO, Fen::plus);
    var link = settings.claimUrl() + "#" + code;
    return new Content(begun.vehicle().plate(), visit, open.size(), total, code, link);
  }
}
