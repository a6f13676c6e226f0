package parking.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.stories.RunningDatabase;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Rows_of_other_lots {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PUT =
      """
      insert into lot_state (lot_id, zone, unread, changed_at) values ($1, '', 1, now())
      on conflict do nothing""";
  private static final String ALL =
      "select lot_id from lot_state where lot_id like 'scope-%' order by 1";
  private static final String CHANGE = "update lot_state set unread = 7 where lot_id = $1";

  /** Tables that belong to no lot and are seen whole; all others of no lot are shut. */
  private static final Set<String> SEEN_WHOLE = Set.of("account", "outbox");

  private static final String OPEN_WITHOUT_A_GUARD =
      """
      select relname::text from pg_class
      where relnamespace = 'parking'::regnamespace and relkind in ('r', 'p')
        and not relispartition and not relrowsecurity
        and has_table_privilege('parking_of_lots', oid, 'select, insert, update, delete')""";

  @Inject Transactions transactions;
  @Inject Vertx vertx;

  @BeforeEach
  void two_lots_have_a_row() {
    for (var lot : List.of("scope-a", "scope-b")) {
      transactions.single(PUT, Tuple.of(lot)).await().atMost(PATIENCE);
    }
  }

  /** Works as a request does that may see some lots only. */
  private <T> T limited(Set<String> lots, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .<T>emitter(
            emitter ->
                VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                    .runOnContext(
                        now -> {
                          Scope.limitTo(lots);
                          work.get().subscribe().with(emitter::complete, emitter::fail);
                        }))
        .await()
        .atMost(PATIENCE);
  }

  private Uni<List<String>> names() {
    return transactions.single(ALL, Tuple.tuple()).map(Rows_of_other_lots::names);
  }

  private static List<String> names(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }

  @Test
  void are_not_seen_by_a_single_statement() {
    List<String> seen = limited(Set.of("scope-b"), this::names);
    assertThat(seen).containsExactly("scope-b");
    List<String> both = limited(Set.of("scope-a", "scope-b"), this::names);
    assertThat(both).hasSize(2);
  }

  @Test
  void are_not_seen_in_a_transaction_of_the_driver() {
    var seen =
        limited(
            Set.of("scope-a"),
            () -> transactions.direct(tx -> tx.query(ALL).execute().map(it -> names(it))));
    assertThat(seen).containsExactly("scope-a");
  }

  @Test
  void are_not_seen_in_a_transaction_of_hibernate() {
    var seen =
        limited(
            Set.of("scope-a"),
            () ->
                transactions.inOne(tx -> tx.createNativeQuery(ALL, String.class).getResultList()));
    assertThat(seen).containsExactly("scope-a");
  }

  @Test
  void are_not_seen_by_a_second_transaction_of_the_same_request() {
    var seen =
        limited(
            Set.of("scope-a"),
            () -> transactions.inOne(tx -> Uni.createFrom().item(1)).chain(this::names));
    assertThat(seen).containsExactly("scope-a");
  }

  @Test
  void are_seen_by_nobody_who_has_no_lot() {
    List<String> seen = limited(Set.of(), this::names);
    assertThat(seen).isEmpty();
  }

  @Test
  void are_not_changed() {
    var changed =
        limited(
            Set.of("scope-a"),
            () -> transactions.single(CHANGE, Tuple.of("scope-b")).map(RowSet::rowCount));
    assertThat(changed).isZero();
  }

  @Test
  void are_not_added() {
    assertThatThrownBy(
            () ->
                limited(Set.of("scope-a"), () -> transactions.single(PUT, Tuple.of("scope-other"))))
        .hasMessageContaining("row-level security");
  }

  @Test
  void are_seen_by_what_no_request_asked_for_also_on_the_same_connections() {
    for (int i = 0; i < 30; i++) {
      limited(Set.of("scope-a"), this::names);
    }
    assertThat(names().await().atMost(PATIENCE)).containsExactly("scope-a", "scope-b");
  }

  @Test
  void are_seen_by_what_is_found_out_for_everybody() {
    List<String> seen = limited(Set.of("scope-a"), () -> Scope.forEverybody(this::names));
    assertThat(seen).containsExactly("scope-a", "scope-b");
    List<String> then =
        limited(Set.of("scope-a"), () -> Scope.forEverybody(this::names).chain(this::names));
    assertThat(then).containsExactly("scope-a");
  }

  @Test
  void are_no_way_to_what_is_of_drivers() {
    assertThatThrownBy(
            () ->
                limited(
                    Set.of("scope-a"),
                    () -> transactions.single("select * from driver_plate", Tuple.tuple())))
        .hasMessageContaining("permission denied");
  }

  @Test
  void are_guarded_in_every_table_that_is_of_lots() {
    var unguarded =
        transactions
            .single(OPEN_WITHOUT_A_GUARD, Tuple.tuple())
            .map(Rows_of_other_lots::names)
            .await()
            .atMost(PATIENCE);
    assertThat(unguarded).containsExactlyInAnyOrderElementsOf(SEEN_WHOLE);
  }
}
