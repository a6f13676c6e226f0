package billing.arrears;

import billing.api.AccountId;
import billing.api.StayId;
import billing.database.Transactions;
import billing.ledger.StayKey;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The beat of arrears: debts are noticed and those that are due followed. A surplus of a visit that
 * something is written off of is set against that: ledgers of today have none, but one that an
 * earlier release kept may. Everything to do is found in the database, so a restart forgets
 * nothing, and a debt that a clock ahead of time put off is looked at all the same.
 */
@ApplicationScoped
public class ArrearsBeat {
  private static final int AT_ONCE = 4;
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 100;
  private static final Duration MORE = Duration.ofDays(1);
  private static final String NOTICE =
      """
      insert into arrear (account_id, stay_id, next_at)
      select b.account_id, b.stay_id, cast(:now as timestamptz) from balance b
      where starts_with(b.name, 'receivable:') and b.debits_fen > b.credits_fen
        and not exists (select 1 from arrear a where a.account_id = b.account_id
          and a.stay_id = b.stay_id and a.next_at is not null)
      on conflict (account_id, stay_id) do update set next_at = excluded.next_at
        where arrear.next_at is null""";
  private static final String WAKE = "update arrear set next_at = :now where next_at > :latest";
  private static final String DUE =
      """
      select cast(account_id as text) from arrear where next_at <= :now
      group by account_id order by min(next_at)""";
  private static final String RECOVERED =
      """
      select cast(o.account_id as text), cast(o.stay_id as text)
      from balance o join balance s on s.account_id = o.account_id and s.stay_id = o.stay_id
        and starts_with(s.name, 'surplus:') and s.credits_fen > s.debits_fen
      where o.name = 'write-off' and o.debits_fen > o.credits_fen""";
  private static final WritingOff.By MONEY =
      new WritingOff.By("policy", "paid, or not due, after it was written off");

  private final Transactions transactions;
  private final FollowingArrears following;
  private final WritingOff writingOff;
  private final Reports reports;
  private final InstantSource time;

  ArrearsBeat(
      Transactions transactions,
      FollowingArrears following,
      WritingOff writingOff,
      Reports reports,
      InstantSource time) {
    this.transactions = transactions;
    this.following = following;
    this.writingOff = writingOff;
    this.reports = reports;
    this.time = time;
  }

  /** Does everything that is due. */
  @Scheduled(
      every = "${billing.arrears.every:5m}",
      identity = "arrears",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> beat() {
    return transactions
        .inOne(tx -> notice(tx, time.instant()))
        .chain(() -> each(recovered(), stay -> settle(stay)))
        .chain(() -> followAll(MOST_BATCHES))
        .chain(reports::write);
  }

  /** Batch by batch until nothing is due; what fails is left for the next beat. */
  private Uni<Void> followAll(int batches) {
    return listDue()
        .chain(
            due ->
                each(Uni.createFrom().item(due), following::follow)
                    .chain(
                        () ->
                            due.size() < BATCH || batches == 1
                                ? Uni.createFrom().voidItem()
                                : followAll(batches - 1)));
  }

  private static Uni<Integer> notice(Mutiny.Session tx, Instant now) {
    return tx.createNativeQuery(NOTICE)
        .setParameter("now", now)
        .executeUpdate()
        .chain(
            () ->
                tx.createNativeQuery(WAKE)
                    .setParameter("now", now)
                    .setParameter("latest", now.plus(ArrearsRules.LONGEST_SLEEP).plus(MORE))
                    .executeUpdate());
  }

  private Uni<List<AccountId>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(DUE, String.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList()
                .map(ids -> ids.stream().map(id -> new AccountId(UUID.fromString(id))).toList()));
  }

  private Uni<List<StayKey>> recovered() {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(RECOVERED, Object[].class)
                .setMaxResults(BATCH)
                .getResultList()
                .map(rows -> rows.stream().map(ArrearsBeat::key).toList()));
  }

  private static StayKey key(Object[] row) {
    return StayKey.of(
        new AccountId(UUID.fromString((String) row[0])),
        new StayId(UUID.fromString((String) row[1])));
  }

  private Uni<Void> settle(StayKey stay) {
    return transactions.inOne(tx -> writingOff.settle(tx, stay, MONEY));
  }

  /** Works through a list, a few at once; one failure leaves the others alone. */
  private static <T> Uni<Void> each(Uni<List<T>> due, Function<T, Uni<Void>> work) {
    return due.onItem()
        .transformToMulti(items -> Multi.createFrom().iterable(items))
        .onItem()
        .transformToUni(
            item ->
                work.apply(item)
                    .onFailure()
                    .invoke(e -> Log.errorf(e, "Arrears stumbled over %s", item))
                    .onFailure()
                    .recoverWithNull())
        .merge(AT_ONCE)
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
