package parking.consoles;

import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.Quotes;
import billing.api.StayId;
import billing.api.TariffId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.handover.Vehicles;
import parking.sessions.SessionView;

/** Asks billing what visits cost. */
@ApplicationScoped
class Fees {
  private final Charges charges;
  private final Quotes quotes;

  Fees(Charges charges, Quotes quotes) {
    this.charges = charges;
    this.quotes = quotes;
  }

  /** The charges of these visits, by session; a visit without one is absent. */
  Uni<Map<UUID, Overview.Fee>> charged(List<SessionView> sessions) {
    return charges
        .listOf(sessions.stream().map(session -> new StayId(session.id())).toList())
        .map(
            views ->
                views.stream()
                    .collect(Collectors.toMap(view -> view.stay().value(), Fees::charged)));
  }

  static Overview.Fee charged(ChargeView charge) {
    return new Overview.Fee(
        charge.amount().count(),
        lines(charge.lines()),
        lost(charge.parts()),
        charge.state().name(),
        charge.settledAt().orElse(null),
        charge.receiptNumber().orElse(null),
        charge.note().orElse(null));
  }

  private static Overview.Lost lost(ChargeView.Parts parts) {
    return parts.writtenOff().isZero()
        ? null
        : new Overview.Lost(parts.writtenOff().count(), parts.paid().count());
  }

  /**
   * What a visit that goes on has cost so far; empty when its tariff cannot price it.
   *
   * @param rights names of the rights that the driver has
   */
  Optional<Overview.Fee> running(SessionView session, Set<String> rights, Instant now) {
    var tariff = new TariffId(session.tariff());
    var vehicle = Vehicles.of(session.car().plate(), session.car().colour());
    return session
        .entry()
        .map(SessionView.End::at)
        .map(entered -> new Quotes.Question(vehicle, rights, entered, latest(entered, now)))
        .flatMap(question -> price(tariff, question))
        .map(
            quote ->
                new Overview.Fee(
                    quote.amount().count(),
                    lines(quote.lines()),
                    null,
                    "RUNNING",
                    null,
                    null,
                    null));
  }

  /**
   * A tariff that was not in force then, or whose calendar does not reach so far, must not hide all
   * the other visits; when the car leaves, billing says what is wrong.
   */
  private Optional<Quotes.Quote> price(TariffId tariff, Quotes.Question question) {
    try {
      return Optional.of(quotes.quote(tariff, question));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A camera's clock may run ahead a little. */
  private static Instant latest(Instant entered, Instant now) {
    return entered.isAfter(now) ? entered : now;
  }

  static List<Overview.FeeLine> lines(List<ChargeView.Line> lines) {
    return lines.stream()
        .map(line -> new Overview.FeeLine(line.amount().count(), line.reason(), line.reasonZh()))
        .toList();
  }
}
