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
        "the lines of charge %s do not add up to its amount",
        """
        select c.charge_id::text from charge c left join charge_line l using (charge_id)
        group by c.charge_id having c.amount_fen <> coalesce(sum(l.amount_fen), 0)""");
    FAULTS.put(
        "what was posted for stay %s is not its newest charge",
        """
        select c.stay_id::text from charge c
        where c.revision = (select max(revision) from charge n where n.stay_id = c.stay_id)
          and c.amount_fen <> coalesce((select
                sum(case when p.credit = 'income' then p.amount_fen else -p.amount_fen end)
              from posting p where p.stay_id = c.stay_id
                and (p.credit = 'income' or p.debit = 'income')), 0)""");
    FAULTS.put(
        "attempt %s succeeded without exactly one capture of its amount",
        """
        select a.order_number from attempt a where a.state = 'SUCCEEDED' and 1 <> (
          select count(*) from posting p
          where p.cause = 'capture:' || a.order_number and p.amount_fen = a.amount_fen)""");
    FAULTS.put(
        "attempt %s succeeded without exactly one receipt",
        """
        select a.order_number from attempt a where a.state = 'SUCCEEDED' and 1 <> (
          select count(*) from receipt r
          where r.cause = 'capture:' || a.order_number and r.amount_fen = a.amount_fen)""");
    FAULTS.put(
        "posting %s captures an attempt that did not succeed",
        """
        select p.cause from posting p where p.cause like 'capture:%' and not exists (
          select 1 from attempt a
          where 'capture:' || a.order_number = p.cause and a.state = 'SUCCEEDED')""");
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
