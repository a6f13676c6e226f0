package billing.reconciliation;

import billing.api.Reconciliations.Bill;
import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.DayState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** How far the reconciliation of each day is. */
@ApplicationScoped
class Progress {
  /** Nobody else takes up a day that was picked for so long, whether the picker ends or dies. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  /** Fees have to be posted before a balance can be right. */
  private static final Comparator<BillKey> IN_ORDER =
      Comparator.comparing(BillKey::day).thenComparing(BillKey::bill);

  private static final String ENSURE =
      """
      insert into reconciliation (gateway, day, kind, state, asked, words, next_at)
      values (:gateway, :day, :kind, 'WAITING', 0, 'not asked for yet', :next)
      on conflict do nothing""";
  private static final String HOLD =
      """
      select state from reconciliation
      where gateway = :gateway and day = :day and kind = :kind for update""";
  private static final String SHOW =
      """
      update reconciliation set state = :state, asked = asked + 1, words = :words,
        next_at = case when :state = 'WAITING' then cast(:next as timestamptz) end
      where gateway = :gateway and day = :day and kind = :kind""";
  private static final String LAST =
      "select max(day) from reconciliation where gateway = :gateway and kind = :kind";
  private static final String PICK =
      """
      update reconciliation set next_at = :lease where (gateway, day, kind) in (
        select gateway, day, kind from reconciliation
        where next_at <= :now and gateway = any(:gateways)
        order by day, kind desc limit 10 for update skip locked)
      returning gateway, day, kind""";
  private static final String LIST =
      """
      select gateway, day, kind, state, words from reconciliation
      where day >= :from and day < :until order by day desc, gateway, kind desc""";

  private final ReconciliationSettings settings;
  private final InstantSource time;

  Progress(ReconciliationSettings settings, InstantSource time) {
    this.settings = settings;
    this.time = time;
  }

  /** When a day's bill is asked for first. */
  Instant firstAsked(LocalDate day) {
    return day.plusDays(1).atTime(settings.at()).atZone(Comparing.CHINA).toInstant();
  }

  /** Whether the bill should have been there for long. */
  boolean isLate(LocalDate day) {
    return isPast(day, settings.lateAfter());
  }

  /** Whether a bill that is not there may be one that never comes, because nothing happened. */
  boolean mayBeEmpty(LocalDate day) {
    return isPast(day, settings.emptyAfter());
  }

  private boolean isPast(LocalDate day, Duration pause) {
    return !time.instant().isBefore(firstAsked(day).plus(pause));
  }

  /** The last day whose bill is late if it is not there. */
  LocalDate lastLate() {
    var asked = time.instant().minus(settings.lateAfter()).atZone(Comparing.CHINA);
    var today = asked.toLocalDate();
    return today.minusDays(asked.toLocalTime().isBefore(settings.at()) ? 2 : 1);
  }

  Uni<Void> ensure(Mutiny.Session tx, BillKey key) {
    return tx.createNativeQuery(ENSURE)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("kind", key.bill().name())
        .setParameter("next", firstAsked(key.day()))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Keeps everybody else from the day until the transaction's end. */
  Uni<Void> hold(Mutiny.Session tx, BillKey key) {
    return ensure(tx, key)
        .chain(
            () ->
                tx.createNativeQuery(HOLD, String.class)
                    .setParameter("gateway", key.gateway())
                    .setParameter("day", key.day())
                    .setParameter("kind", key.bill().name())
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** Writes down what became of asking; whoever waits is asked again in a while. */
  Uni<Day> show(Mutiny.Session tx, BillKey key, DayState state, String words) {
    return tx.createNativeQuery(SHOW)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("kind", key.bill().name())
        .setParameter("state", state.name())
        .setParameter("words", words)
        .setParameter("next", time.instant().plus(pause(key.day())))
        .executeUpdate()
        .replaceWith(() -> day(key, state, words));
  }

  private Duration pause(LocalDate day) {
    return isLate(day) ? settings.lateTryAgain() : settings.tryAgain();
  }

  private Day day(BillKey key, DayState state, String words) {
    var late = state == DayState.WAITING && isLate(key.day());
    return new Day(key.gateway(), key.day(), key.bill(), state, words, late);
  }

  /** The last day that was begun. */
  Uni<Optional<LocalDate>> last(Mutiny.Session tx, String gateway, Bill bill) {
    return tx.createNativeQuery(LAST, LocalDate.class)
        .setParameter("gateway", gateway)
        .setParameter("kind", bill.name())
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  /** Days of these gateways to be asked for now; nobody else gets them for a while. */
  Uni<List<BillKey>> pick(Mutiny.Session tx, List<String> gateways) {
    var now = time.instant();
    return tx.createNativeQuery(PICK, Object[].class)
        .setParameter("now", now)
        .setParameter("gateways", gateways.toArray(String[]::new))
        .setParameter("lease", now.plus(LEASE))
        .getResultList()
        .map(rows -> rows.stream().map(Progress::key).sorted(IN_ORDER).toList());
  }

  private static BillKey key(Object[] row) {
    return new BillKey((String) row[0], Columns.day(row[1]), Bill.valueOf((String) row[2]));
  }

  Uni<List<Day>> list(Mutiny.Session tx, LocalDate from, LocalDate until) {
    return tx.createNativeQuery(LIST, Object[].class)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(row -> day(key(row), DayState.valueOf((String) row[3]), (String) row[4]))
                    .toList());
  }
}
