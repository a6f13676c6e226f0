package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Whoever adds a table says here what the service's own role may do to its rows. What proves
 * something is only added to.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class What_the_service_may_do_to_its_tables extends BillingTest {
  private static final List<String> ONLY_ADDED_TO =
      List.of(
          "arrear_step",
          "audit",
          "bill",
          "charge",
          "charge_line",
          "confirmation",
          "difference",
          "difference_end",
          "fund_line",
          "given_back",
          "invoice_request",
          "message_event",
          "posting",
          "price_notice_step",
          "receipt",
          "relief",
          "reserve_release",
          "seal",
          "sealed_book",
          "slip",
          "statement",
          "statement_line",
          "statement_step",
          "trade_line",
          "write_off");

  /** States of what is followed, and totals that follow from what is only added to. */
  private static final List<String> CHANGED_AND_NEVER_ERASED =
      List.of(
          "arrear",
          "attempt",
          "balance",
          "book",
          "closed_period",
          "dispute",
          "invoice",
          "message",
          "notification",
          "prepayment",
          "price_notice",
          "price_simulation",
          "refund",
          "settled_party");

  /** Of persons, who may have it erased, and what every restart can find out again. */
  private static final List<String> CHANGED_AND_ERASED =
      List.of(
          "contact",
          "gateway_entry",
          "payer",
          "reconciliation",
          "sealing_key",
          "stay",
          "stay_account",
          "telling",
          "unsealed");

  private static final String RIGHTS =
      """
      select c.relname || ':' || concat_ws(' ',
        case when has_table_privilege(c.oid, 'update') then 'update' else (
          select 'update-of-' || string_agg(a.attname, ',' order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and has_column_privilege(c.oid, a.attnum, 'update')) end,
        case when has_table_privilege(c.oid, 'delete') then 'delete' end,
        case when has_table_privilege(c.oid, 'truncate') then 'truncate' end)
      from pg_class c
      where c.relnamespace = 'billing'::regnamespace and c.relkind in ('r', 'p')
        and c.relname <> 'flyway_schema_history'""";

  @Test
  void is_what_is_decided_for_each() {
    Map<String, String> decided = new TreeMap<>();
    ONLY_ADDED_TO.forEach(table -> decided.put(table, ""));
    CHANGED_AND_NEVER_ERASED.forEach(table -> decided.put(table, "update"));
    CHANGED_AND_ERASED.forEach(table -> decided.put(table, "update delete truncate"));
    decided.put("claim_code", "delete truncate");
    decided.put("dispute_step", "update-of-picture_deleted_at");
    decided.put("publication", "update-of-withdrawn_at");
    Map<String, String> granted = new TreeMap<>();
    for (var row : books.rows(RIGHTS)) {
      granted.put(row.substring(0, row.indexOf(':')), row.substring(row.indexOf(':') + 1));
    }
    assertThat(granted).isEqualTo(decided);
  }
}
