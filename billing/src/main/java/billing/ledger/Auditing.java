package billing.ledger;

import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks from the tables alone that the books are in order; names whatever is not. */
@ApplicationScoped
public class Auditing {
  private static final Map<String, String> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put(
        "the debits of all accounts exceed their credits by %s fen",
        """
        select cast(sum(fen) as text) from (
          select debit as account, amount_fen as fen from posting
          union all select credit, -amount_fen from posting) side
        having sum(fen) <> 0""");
    FAULTS.put(
        "the receivable or surplus of %s is below nothing",
        """
        select account || ' for stay ' || stay_id from (
          select debit as account, stay_id, amount_fen as fen from posting
          union all select credit, stay_id, -amount_fen from posting) side
        where account like 'receivable:%' or account like 'surplus:%'
        group by account, stay_id
        having sum(case when account like 'surplus:%' then -fen else fen end) < 0""");
    FAULTS.put(
        "receipt %s is not for the money that was booked",
        """
        select r.receipt_number from receipt r where r.amount_fen <> coalesce((
          select sum(p.amount_fen) from posting p where p.account_id = r.account_id
            and (p.cause = r.cause or starts_with(p.cause, r.cause || ':'))), 0)""");
    FAULTS.put(
        "the lines of charge %s do not add up to its amount",
        """
        select cast(c.charge_id as text)
        from charge c left join charge_line l using (account_id, charge_id)
        group by c.account_id, c.charge_id
        having c.amount_fen <> coalesce(sum(l.amount_fen), 0)""");
    FAULTS.put(
        "what was posted for stay %s is not its newest charge",
        """
        select cast(c.stay_id as text) from charge c
        where c.revision = (select max(revision) from charge n
            where n.account_id = c.account_id and n.stay_id = c.stay_id)
          and c.amount_fen <> coalesce((select
                sum(case when p.credit = 'income' then p.amount_fen else -p.amount_fen end)
              from posting p
              where p.account_id = c.account_id and p.stay_id = c.stay_id
                and (p.credit = 'income' or p.debit = 'income')), 0)""");
    FAULTS.put(
        "stay %s is charged to an account that does not answer for it",
        """
        select cast(c.stay_id as text) from charge c left join stay_account a using (stay_id)
        where c.amount_fen > 0 and a.account_id is distinct from c.account_id
          and c.revision = (select max(revision) from charge n
            where n.account_id = c.account_id and n.stay_id = c.stay_id)""");
    FAULTS.put(
        "attempt %s succeeded, but its amount was not captured once",
        """
        select a.order_number from attempt a
        where a.state = 'SUCCEEDED' and a.amount_fen <> coalesce((
          select sum(p.amount_fen) from posting p
          where p.account_id = a.account_id and p.debit = 'gateway:' || a.gateway
            and p.cause in ('capture:' || a.order_number,
                            'capture:' || a.order_number || ':surplus')), 0)""");
    FAULTS.put(
        "attempt %s succeeded without exactly one receipt",
        """
        select a.order_number from attempt a where a.state = 'SUCCEEDED' and 1 <> (
          select count(*) from receipt r where r.account_id = a.account_id
          and r.cause = 'capture:' || a.order_number and r.amount_fen = a.amount_fen)""");
    FAULTS.put(
        "posting %s captures an attempt that did not succeed",
        """
        select p.cause from posting p where p.cause like 'capture:%' and not exists (
          select 1 from attempt a
          where a.account_id = p.account_id and a.state = 'SUCCEEDED'
            and 'capture:' || a.order_number = replace(p.cause, ':surplus', ''))""");
  }

  private final Transactions transactions;

  Auditing(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Every fault found, in words; empty when the books are in order. */
  public Uni<List<String>> listFaults() {
    return transactions.inOne(
        tx -> {
          Uni<List<String>> found = Uni.createFrom().item(new ArrayList<>());
          for (var fault : FAULTS.entrySet()) {
            found = found.chain(so -> look(tx, fault.getKey(), fault.getValue(), so));
          }
          return found;
        });
  }

  private static Uni<List<String>> look(
      Mutiny.Session tx, String words, String query, List<String> found) {
    return tx.createNativeQuery(query, String.class)
        .getResultList()
        .map(
            names -> {
              names.forEach(name -> found.add(words.formatted(name)));
              return found;
            });
  }
}
