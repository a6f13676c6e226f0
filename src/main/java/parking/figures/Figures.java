package parking.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Optional;

/**
 * How well a lot went in a time. A rate of nothing is absent. Every share is from 0 to 1. {@code
 * docs/dictionary.md} has the words.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Figures(
    Passages passages, Visits visits, Review review, Charges charges, Leakage leakage) {
  private static final double PER_THOUSAND = 1_000;
  private static final double PER_TEN_THOUSAND = 10_000;
  private static final double SECONDS_PER_MINUTE = 60;

  /**
   * Cars past cameras.
   *
   * @param readRate the share of passages of which a plate was read, rightly or not
   * @param unreadExits cars that left and could not be read, or so badly that it does not count
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Passages(long all, long withPlate, Optional<Double> readRate, long unreadExits) {}

  /**
   * Visits that were filed in the time.
   *
   * @param exits cars that left: visits with an exit, and unread exits
   * @param reconciled visits of which cameras read both ends and the service brought them together;
   *     what a person put together, put right or dismissed does not count
   * @param reconciliationRate reconciled visits ÷ all visits: those with both ends, with the exit
   *     alone, with the entry alone, and the unread exits that no visit with the entry alone makes
   *     good
   * @param autoClosed visits that ended without a person
   * @param autoClosedShare of all exits
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Visits(
      long exits,
      long reconciled,
      Optional<Double> reconciliationRate,
      long autoClosed,
      Optional<Double> autoClosedShare,
      long orphanExits,
      long lapsed,
      long misreadMatches,
      long droveThrough,
      long covered) {}

  /**
   * What people had to do.
   *
   * @param sent visits that waited for a person, or wait still
   * @param sentShare of all exits
   * @param minutesPerThousandExits minutes that people looked at cases
   * @param exactPlateRate of the visits that a person decided, the share whose plate stayed as the
   *     cameras had read it; people see the doubtful ones, so of all visits it is higher
   * @param waiting cases that wait now
   * @param waitingMedianSeconds half of them wait longer
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Review(
      long sent,
      Optional<Double> sentShare,
      Optional<Double> minutesPerThousandExits,
      long lookedAt,
      Optional<Double> exactPlateRate,
      long waiting,
      Optional<Long> waitingMedianSeconds) {}

  /**
   * Visits that were charged.
   *
   * @param changed charges that turned out to be wrong
   * @param wrongPerTenThousand of ten thousand charges
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Charges(long charged, long changed, Optional<Double> wrongPerTenThousand) {}

  /**
   * Visits that nobody can be charged for: an estimate.
   *
   * @param visits exits without an entry, entries without an exit, and unread exits beyond those
   *     entries: an unread exit and the visit that lapses for want of it are one car
   * @param share of all exits
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Leakage(long visits, Optional<Double> share) {}

  static Figures of(Counts counts) {
    var passed = counts.passed();
    var exits = counts.visits().whole() + counts.visits().orphans() + passed.unreadExits();
    return new Figures(
        new Passages(
            passed.all(),
            passed.withPlate(),
            share(passed.withPlate(), passed.all()),
            passed.unreadExits()),
        visits(counts, exits),
        review(counts, exits),
        charges(counts.acts()),
        leakage(counts, exits));
  }

  /** Unread exits that no visit with the entry alone makes good. */
  private static long lost(Counts counts) {
    return Math.max(0, counts.passed().unreadExits() - counts.visits().lapsed());
  }

  private static Visits visits(Counts counts, long exits) {
    var visits = counts.visits();
    var fates = counts.fates();
    var all = visits.whole() + visits.orphans() + visits.lapsed() + lost(counts);
    return new Visits(
        exits,
        visits.reconciled(),
        share(visits.reconciled(), all),
        fates.closedAlone(),
        share(fates.closedAlone(), exits),
        visits.orphans(),
        visits.lapsed(),
        fates.misread(),
        fates.droveThrough(),
        fates.covered());
  }

  private static Review review(Counts counts, long exits) {
    var acts = counts.acts();
    var minutes = acts.seconds() / SECONDS_PER_MINUTE;
    return new Review(
        counts.fates().sentToReview(),
        share(counts.fates().sentToReview(), exits),
        rate(minutes * PER_THOUSAND, exits),
        acts.lookedAt(),
        share(acts.lookedAt() - acts.plateChanged(), acts.lookedAt()),
        counts.waiting().cases(),
        counts.waiting().medianAge().map(Duration::toSeconds));
  }

  private static Charges charges(Counts.Acts acts) {
    return new Charges(
        acts.charged(),
        acts.chargeChanged(),
        rate(acts.chargeChanged() * PER_TEN_THOUSAND, acts.charged()));
  }

  private static Leakage leakage(Counts counts, long exits) {
    var visits = counts.visits().orphans() + counts.visits().lapsed() + lost(counts);
    return new Leakage(visits, share(visits, exits));
  }

  private static Optional<Double> share(long part, long whole) {
    return rate(part, whole);
  }

  /** To four digits behind the point; more would pretend to know. */
  private static Optional<Double> rate(double part, long whole) {
    return whole == 0
        ? Optional.empty()
        : Optional.of(Math.round(part / whole * PER_TEN_THOUSAND) / PER_TEN_THOUSAND);
  }
}
