package parking.streetoffices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of people and of what was done to them. */
final class StaffTable {
  private static final String COLUMNS =
      """
      staff_id, name, roles, office_id, operator_id, lots, whole_city, issuer, subject,
      tokens_from, disabled_at""";
  static final String BY_IDENTITY =
      "select " + COLUMNS + " from staff where issuer = $1 and subject = $2";
  private static final String ALL = "select " + COLUMNS + " from staff order by staff_id";
  private static final String ONE = "select " + COLUMNS + " from staff where staff_id = $1";
  private static final String ADMINISTRATORS =
      "select count(*) from staff where 'ADMINISTRATOR' = any(roles) and disabled_at is null";
  private static final String PUT =
      """
      insert into staff (%s) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict do nothing"""
          .formatted(COLUMNS);
  private static final String CHANGE =
      """
      update staff set name = $2, roles = $3, office_id = $4, operator_id = $5, lots = $6,
        whole_city = $7, issuer = $8, subject = $9, tokens_from = $10, disabled_at = $11
      where staff_id = $1""";
  private static final String PUT_ACT =
      """
      insert into staff_act (staff_id, act_id, done_at, done_by, kind, said)
      values ($1, $2, $3, $4, $5, $6)""";
  private static final String ACTS =
      """
      select done_at, done_by, kind, said from staff_act where staff_id = $1
      order by done_at desc, act_id desc limit 500""";

  private StaffTable() {}

  static Uni<List<Member>> list(SqlConnection tx) {
    return tx.query(ALL).execute().map(rows -> list(rows, StaffTable::member));
  }

  static Uni<Optional<Member>> find(SqlConnection tx, String id) {
    return tx.preparedQuery(ONE).execute(Tuple.of(id)).map(StaffTable::first);
  }

  static Uni<Long> countAdministrators(SqlConnection tx) {
    return tx.query(ADMINISTRATORS).execute().map(rows -> rows.iterator().next().getLong(0));
  }

  static Optional<Member> first(RowSet<Row> rows) {
    return list(rows, StaffTable::member).stream().findFirst();
  }

  /** Whether nobody had this id or identity before. */
  static Uni<Boolean> put(SqlConnection tx, Member member) {
    return tx.preparedQuery(PUT).execute(values(member)).map(rows -> rows.rowCount() == 1);
  }

  static Uni<Void> change(SqlConnection tx, Member member) {
    return tx.preparedQuery(CHANGE).execute(values(member)).replaceWithVoid();
  }

  static Uni<Void> put(SqlConnection tx, String id, UUID number, StaffAct act) {
    return tx.preparedQuery(PUT_ACT)
        .execute(Tuple.of(id, number, time(act.at()), act.by(), act.kind().name(), act.said()))
        .replaceWithVoid();
  }

  static Uni<List<StaffAct>> acts(SqlConnection tx, String id) {
    return tx.preparedQuery(ACTS).execute(Tuple.of(id)).map(rows -> list(rows, StaffTable::act));
  }

  private static Tuple values(Member it) {
    var reach = it.reach();
    return Tuple.of(it.id(), it.name(), roles(it.roles()))
        .addString(reach.office().orElse(null))
        .addString(reach.operator().orElse(null))
        .addArrayOfString(reach.lots().stream().sorted().toArray(String[]::new))
        .addBoolean(reach.wholeCity())
        .addString(it.identity().issuer())
        .addString(it.identity().subject())
        .addOffsetDateTime(time(it.tokensFrom()))
        .addOffsetDateTime(it.disabledAt().map(StaffTable::time).orElse(null));
  }

  private static String[] roles(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().toArray(String[]::new);
  }

  private static Member member(Row row) {
    return new Member(
        row.getString(0),
        row.getString(1),
        Arrays.stream(row.getArrayOfStrings(2)).map(Role::valueOf).collect(Collectors.toSet()),
        new Member.Reach(
            Optional.ofNullable(row.getString(3)),
            Optional.ofNullable(row.getString(4)),
            Set.of(row.getArrayOfStrings(5)),
            row.getBoolean(6)),
        new Member.Identity(row.getString(7), row.getString(8)),
        row.getOffsetDateTime(9).toInstant(),
        Optional.ofNullable(row.getOffsetDateTime(10)).map(OffsetDateTime::toInstant));
  }

  private static StaffAct act(Row row) {
    return new StaffAct(
        row.getOffsetDateTime(0).toInstant(),
        row.getString(1),
        StaffAct.Kind.valueOf(row.getString(2)),
        row.getString(3));
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> one) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(one.apply(row)));
    return all;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
