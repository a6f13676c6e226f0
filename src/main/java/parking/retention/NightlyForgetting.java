package parking.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import parking.database.Transactions;
import parking.database.Values;
import parking.drivers.ForgettingDrivers;
import parking.presence.Presences;

/**
 * Forgets every night what has been kept for long enough. What fails is tried again the next night;
 * several instances that do it at once do no harm.
 */
@ApplicationScoped
public class NightlyForgetting {
  private static final String LOTS = "select lot_id from lot order by lot_id";

  private final Transactions transactions;
  private final ForgettingLots ofLots;
  private final ForgettingAccounts accounts;
  private final ForgettingSent sent;
  private final ForgettingDrivers drivers;
  private final KeptLooks looks;
  private final Presences presences;
  private final Affairs affairs;
  private final RetentionSettings settings;
  private final MeterRegistry meters;
  private final InstantSource time;

  NightlyForgetting(
      Transactions transactions,
      ForgettingLots ofLots,
      ForgettingAccounts accounts,
      ForgettingSent sent,
      ForgettingDrivers drivers,
      KeptLooks looks,
      Presences presences,
      Affairs affairs,
      RetentionSettings settings,
      MeterRegistry meters,
      InstantSource time) {
    this.transactions = transactions;
    this.ofLots = ofLots;
    this.accounts = accounts;
    this.sent = sent;
    this.drivers = drivers;
    this.looks = looks;
    this.presences = presences;
    this.affairs = affairs;
    this.settings = settings;
    this.meters = meters;
    this.time = time;
  }

  @Scheduled(
      cron = "${parking.retention.at:0 40 3 * * ?}",
      timeZone = "Asia/Shanghai",
      identity = "nightly-forgetting",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> atNight() {
    return forget()
        .onFailure()
        .invoke(e -> Log.error("What is over could not be forgotten; it is tried again", e))
        .onFailure()
        .recoverWithNull();
  }

  /** Forgets what is over now. Visits go before what only has a plate because of them. */
  public Uni<Void> forget() {
    var tally = new Tally();
    var now = time.instant();
    return transactions
        .single(LOTS, Values.of())
        .map(rows -> Values.list(rows, row -> row.getString(0)))
        .chain(
            lots ->
                each(lots, lot -> ofLots.forget(lot, now, tally))
                    .chain(() -> ofEverybody(now, tally))
                    .chain(() -> each(lots, lot -> ofLots.forgetPhones(lot, now, tally))))
        .invoke(() -> tell(tally));
  }

  private static Uni<Void> each(List<String> lots, Function<String, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(lots)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .collect()
        .last();
  }

  private Uni<Void> ofEverybody(Instant now, Tally tally) {
    var plates = now.minus(settings.plates());
    var limits =
        new ForgettingDrivers.Limits(
            now.minus(settings.messages()),
            now.minus(settings.logIns()),
            now.minus(settings.requests()),
            plates);
    return sent.forget(now.minus(settings.pictures()), tally)
        .chain(() -> affairs.maskPlates(plates))
        .invoke(masked -> tally.add("plates of charges", masked))
        .chain(() -> drivers.forget(limits))
        .invoke(forgotten -> tally.add("things of drivers", forgotten))
        .chain(presences::forgetOld)
        .chain(() -> accounts.forget(plates, tally))
        .chain(() -> looks.forgetOld(now.minus(settings.looks()), tally));
  }

  private void tell(Tally tally) {
    Log.infof("Forgotten because its time was over: %s", tally);
    tally
        .counts()
        .forEach(
            (what, count) -> meters.counter("parking.forgotten", "what", what).increment(count));
    meters.counter("parking.forgotten.nights").increment();
  }
}
