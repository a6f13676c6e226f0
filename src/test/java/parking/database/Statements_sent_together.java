package parking.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parking.database.Transactions.sendNow;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.stories.RunningDatabase;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Statements_sent_together {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PUT =
      "insert into lot_state (lot_id, zone, unread, changed_at) values ($1, '', 1, now())";
  private static final String ADD = "update lot_state set unread = unread + 1 where lot_id = $1";
  private static final String DIVIDE =
      "update lot_state set unread = unread / (unread - 1) where lot_id = $1";
  private static final String READ = "select sum(unread) from lot_state where lot_id = $1";

  @Inject Transactions transactions;

  private static Uni<Long> ask(SqlConnection tx, String statement, String lot) {
    return sendNow(tx.preparedQuery(statement).execute(Tuple.of(lot)))
        .map(Statements_sent_together::number);
  }

  private static Long number(RowSet<Row> rows) {
    return rows.size() == 0 ? null : rows.iterator().next().getLong(0);
  }

  private Long read(String lot) {
    return transactions.direct(tx -> ask(tx, READ, lot)).await().atMost(PATIENCE);
  }

  @Test
  void run_in_the_order_in_which_they_were_sent() {
    var read =
        transactions
            .direct(
                tx -> {
                  ask(tx, READ, "in-order");
                  var put = ask(tx, PUT, "in-order");
                  var added = ask(tx, ADD, "in-order");
                  var first = ask(tx, READ, "in-order");
                  ask(tx, ADD, "in-order");
                  return put.chain(() -> added).chain(() -> first);
                })
            .await()
            .atMost(PATIENCE);
    assertThat(read).isEqualTo(2);
    assertThat(read("in-order")).isEqualTo(3);
  }

  @Test
  void leave_nothing_behind_when_one_of_them_fails() {
    var failing =
        transactions.direct(
            tx -> {
              var put = ask(tx, PUT, "failing");
              var divided = ask(tx, DIVIDE, "failing");
              var added = ask(tx, ADD, "failing");
              return put.chain(() -> divided).chain(() -> added);
            });
    assertThatThrownBy(() -> failing.await().atMost(PATIENCE))
        .hasMessageContaining("division by zero");
    assertThat(read("failing")).isNull();
  }
}
