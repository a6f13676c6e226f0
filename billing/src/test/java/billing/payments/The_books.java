package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_books extends BillingTest {

  @ParameterizedTest
  @ValueSource(strings = {"posting", "charge", "charge_line", "receipt"})
  void cannot_be_changed_or_erased_by_their_owner(String table) {
    for (var statement :
        List.of(
            "update %s set amount_fen = 1".formatted(table),
            "delete from " + table,
            "truncate " + table)) {
      assertThatThrownBy(() -> books.execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied for table " + table);
    }
  }

  @Test
  void take_no_posting_of_nothing_to_itself_between_unknown_accounts_or_twice() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    var cause = "charge:%s:1".formatted(visit.stay());
    var owing = "receivable:" + visit.account();
    assertRefused(posting(visit, owing, "income", 0, "a"), "posting_amount_fen_check");
    assertRefused(posting(visit, owing, owing, 1, "a"), "posting_check");
    assertRefused(posting(visit, owing, "pocket", 1, "a"), "posting_between_known_accounts");
    assertRefused(posting(visit, owing, "income", 1, cause), "posting_cause_key");
    var other = Visit.ofSomebody();
    assertRefused(posting(other, owing, "income", 1, "a"), "posting_in_the_books_of_its_account");
    var unknown = "receivable:" + other.account();
    assertRefused(posting(other, unknown, "income", 1, "a"), "posting_for_something_known");
  }

  @Test
  void have_at_most_one_attempt_in_flight_per_visit() {
    var visit = Visit.ofSomebody();
    bound(visit);
    ended(visit, 1, 60);
    beat();
    assertRefused(
        """
        insert into attempt (order_number, account_id, stay_id, gateway, amount_fen, state, asked,
          made_at, next_at) select 'another', account_id, stay_id, gateway, amount_fen, state, 0,
          made_at, next_at from attempt where stay_id = '%s'"""
            .formatted(visit.stay()),
        "one_attempt_in_flight_per_stay");
  }

  @Test
  void are_found_out_when_somebody_meddles() throws SQLException {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    assertFound(
        visit,
        posting(visit, "cash", "receivable:" + visit.account(), 1001, "meddled"),
        "the receivable or surplus of receivable:%s for stay %s is below nothing"
            .formatted(visit.account(), visit.stay()));
    assertFound(
        visit,
        posting(visit, "receivable:" + visit.account(), "income", 1, "meddled"),
        "what was posted for stay %s is not its newest charge".formatted(visit.stay()));
    assertFound(
        visit,
        posting(visit, "gateway:wechat", "receivable:" + visit.account(), 1, "capture:meddled"),
        "posting capture:meddled captures an attempt that did not succeed");
    assertFound(
        visit,
        "insert into receipt values ('R0', 'meddled', '%s', 5, now())".formatted(visit.account()),
        "receipt R0 is not for the money that was booked");
    assertFound(
        visit,
        """
        insert into charge_line select charge_id, 99, 1, '', '', account_id, ''
          from charge where stay_id = '%s'"""
            .formatted(visit.stay()),
        "the lines of charge");
    assertFound(
        visit,
        """
        insert into attempt values
          ('meddled', '%s', 'wechat', 7, 'SUCCEEDED', 't', null, null, 0, now(), null, '%s')"""
            .formatted(visit.stay(), visit.account()),
        "attempt meddled succeeded, but its amount was not captured once");
  }

  @Test
  void are_found_out_when_a_visit_is_charged_to_an_account_that_does_not_answer_for_it()
      throws SQLException {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    var change = "update stay_account set account_id = '%s' where stay_id = '%s'";
    books.execute(change.formatted(Visit.ofSomebody().account(), visit.stay()));
    assertThat(await(auditing.listFaults()))
        .containsExactly(
            "stay %s is charged to an account that does not answer for it".formatted(visit.stay()));
    books.execute(change.formatted(visit.account(), visit.stay()));
  }

  /** Meddles, looks for the fault, and undoes it as the server's administrator. */
  private void assertFound(Visit visit, String meddling, String fault) throws SQLException {
    books.execute(meddling);
    try {
      assertThat(await(auditing.listFaults())).anyMatch(found -> found.contains(fault));
    } finally {
      books.executeAsAdministrator("delete from billing.posting where cause like '%meddled'");
      books.executeAsAdministrator("delete from billing.receipt where receipt_number = 'R0'");
      books.executeAsAdministrator("delete from billing.charge_line where position = 99");
      books.executeAsAdministrator("delete from billing.attempt where order_number = 'meddled'");
    }
    assertThat(await(auditing.listFaults())).isEmpty();
  }

  private void assertRefused(String statement, String constraint) {
    assertThatThrownBy(() -> books.execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(constraint);
  }

  private static String posting(Visit visit, String debit, String credit, long fen, String cause) {
    return """
        insert into posting
          (debit, credit, amount_fen, cause, account_id, stay_id, occurred_at, posted_at, serial,
            hash)
        values ('%s', '%s', %d, '%s', '%s', '%s', now(), now(), 1000, sha256(''))"""
        .formatted(debit, credit, fen, cause, visit.account(), visit.stay());
  }
}
