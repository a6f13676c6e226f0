package billing.forgetting;

import billing.api.AccountId;
import billing.api.DisputeView;
import billing.api.Retention;
import billing.api.StayId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Answers what may be forgotten, and forgets. */
@ApplicationScoped
class RetentionDoor implements Retention {
  private static final String HOLDERS =
      "select account_id, stay_id from stay_account where stay_id = any($1)";
  private static final String OPEN =
      "select distinct stay_id from (%s) o".formatted(OpenVisits.among("$1", "$2"));
  private static final String WITH_PLATES =
      """
      select distinct account_id from stay
      where account_id = any($1) and plate_hash <> 'masked'""";
  private static final String CONTACTS = "delete from contact where account_id = any($1)";
  private static final String PICTURES =
      """
      select d.account_id, d.dispute_number, s.serial, s.picture_sha256, s.picture_type
      from dispute_step s join dispute d using (account_id, dispute_number)
      where s.picture_sha256 is not null and s.picture_deleted_at is null
        and d.decided_at < $1 and %s
      order by d.decided_at, d.dispute_number, s.serial limit 100"""
          .formatted(OpenVisits.isDone("d"));
  private static final String DELETED =
      """
      update dispute_step s set picture_deleted_at = $4
      from unnest($1::uuid[], $2::varchar[], $3::integer[]) as p (account_id, number, serial)
      where s.account_id = p.account_id and s.dispute_number = p.number
        and s.serial = p.serial""";
  private static final String NEEDED =
      """
      select distinct s.picture_sha256
      from dispute_step s join dispute d using (account_id, dispute_number)
      where s.picture_sha256 = any($1) and s.picture_deleted_at is null
        and (d.decided_at is null or d.decided_at >= $2)""";

  private final Pool pool;
  private final MaskingPlates masking;
  private final InstantSource time;

  RetentionDoor(
      @ReactiveDataSource("billing") Pool pool, MaskingPlates masking, InstantSource time) {
    this.pool = pool;
    this.masking = masking;
    this.time = time;
  }

  @Override
  public Uni<Set<StayId>> listOpen(Collection<StayId> stays) {
    if (stays.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    var ids = stays.stream().map(StayId::value).toArray(UUID[]::new);
    return pool.preparedQuery(HOLDERS)
        .execute(Tuple.tuple().addArrayOfUUID(ids))
        .map(rows -> list(rows, row -> row.getUUID(0)).toArray(UUID[]::new))
        .chain(accounts -> ask(OPEN, Tuple.tuple().addArrayOfUUID(accounts).addArrayOfUUID(ids)))
        .map(rows -> Set.copyOf(list(rows, row -> new StayId(row.getUUID(0)))));
  }

  private Uni<RowSet<Row>> ask(String statement, Tuple values) {
    return pool.preparedQuery(statement).execute(values);
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> one) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(one.apply(row)));
    return all;
  }

  @Override
  public Uni<Integer> maskPlates(Instant endedBefore) {
    return masking.mask(endedBefore);
  }

  @Override
  public Uni<Set<AccountId>> listWithPlates(Collection<AccountId> accounts) {
    return ask(WITH_PLATES, of(accounts))
        .map(rows -> Set.copyOf(list(rows, row -> new AccountId(row.getUUID(0)))));
  }

  @Override
  public Uni<Void> forgetContacts(Collection<AccountId> accounts) {
    return ask(CONTACTS, of(accounts)).replaceWithVoid();
  }

  private static Tuple of(Collection<AccountId> accounts) {
    return Tuple.tuple()
        .addArrayOfUUID(accounts.stream().map(AccountId::value).toArray(UUID[]::new));
  }

  @Override
  public Uni<List<Sent>> listPictures(Instant decidedBefore) {
    return ask(PICTURES, Tuple.of(time(decidedBefore)))
        .map(
            rows ->
                list(
                    rows,
                    row ->
                        new Sent(
                            new AccountId(row.getUUID(0)),
                            row.getString(1),
                            row.getInteger(2),
                            new DisputeView.Picture(row.getString(3), row.getString(4)))));
  }

  @Override
  public Uni<Void> deleted(Collection<Sent> pictures) {
    var values =
        Tuple.tuple()
            .addArrayOfUUID(pictures.stream().map(it -> it.account().value()).toArray(UUID[]::new))
            .addArrayOfString(pictures.stream().map(Sent::dispute).toArray(String[]::new))
            .addArrayOfInteger(pictures.stream().map(Sent::serial).toArray(Integer[]::new))
            .addOffsetDateTime(time(time.instant()));
    return ask(DELETED, values).replaceWithVoid();
  }

  @Override
  public Uni<Set<String>> listNeeded(Collection<String> sha256, Instant decidedBefore) {
    var values =
        Tuple.tuple()
            .addArrayOfString(sha256.toArray(String[]::new))
            .addOffsetDateTime(time(decidedBefore));
    return ask(NEEDED, values).map(rows -> Set.copyOf(list(rows, row -> row.getString(0))));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
