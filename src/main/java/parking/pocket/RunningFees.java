package parking.pocket;

import billing.api.ChargeView;
import billing.api.Quotes;
import billing.api.TariffId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parking.handover.Vehicles;
import parking.sessions.SessionView;

/** What visits that go on have cost so far, and when that changes. */
@ApplicationScoped
public class RunningFees {
  private final Quotes quotes;

  RunningFees(Quotes quotes) {
    this.quotes = quotes;
  }

  /** A price with the rules behind it. */
  public record Fee(long amountFen, List<Line> lines) {
    static Fee of(Quotes.Quote quote) {
      return new Fee(quote.amount().count(), lines(quote.lines()));
    }

    static List<Line> lines(List<ChargeView.Line> lines) {
      return lines.stream()
          .map(it -> new Line(it.amount().count(), it.reason(), it.reasonZh(), it.rule()))
          .toList();
    }
  }

  /** A line of a price. */
  public record Line(long fen, String reason, String reasonZh, String rule) {}

  /**
   * What a visit costs until a time; empty where its tariff cannot say.
   *
   * @param rights names of the rights that the driver has
   */
  public Optional<Fee> find(SessionView visit, Set<String> rights, Instant until) {
    return visit
        .entry()
        .flatMap(
            in -> {
              var end = in.at().isAfter(until) ? in.at() : until;
              var vehicle = Vehicles.of(visit.car().plate(), visit.car().colour());
              return find(visit.tariff(), new Quotes.Question(vehicle, rights, in.at(), end));
            });
  }

  /** The price of a stay; empty where the tariff cannot say. */
  Optional<Fee> find(String tariff, Quotes.Question question) {
    try {
      return Optional.of(Fee.of(quotes.quote(new TariffId(tariff), question)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** When it costs more. */
  public Optional<NextStep.Step> findStep(SessionView visit, Set<String> rights, Instant now) {
    return NextStep.find(now, until -> find(visit, rights, until).map(Fee::amountFen));
  }

  /** When shared spaces are closed to guests; empty when they are not open, or never close. */
  public Optional<Instant> findClosing(String tariff, Instant now) {
    return findHours(tariff, now)
        .filter(Quotes.SharedHours::isOpen)
        .flatMap(Quotes.SharedHours::until);
  }

  /** The hours of shared spaces; none when they are always open. */
  List<WindowShown> windows(String tariff, Instant now) {
    return WindowShown.of(quotes.sharedWindows(new TariffId(tariff), now));
  }

  /** Whether shared spaces are open; empty when the tariff has no hours for that. */
  Optional<Quotes.SharedHours> findHours(String tariff, Instant now) {
    try {
      return quotes.sharedHours(new TariffId(tariff), now);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
