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
  /** All questions are about the same moment, whatever is posted meanwhile. */
  private static final String ONE_MOMENT =
      "set transaction isolation level repeatable read, read only";

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
        "the running total of %s is not the sum of its postings",
        """
        select coalesce(b.name, s.name) || ' for stay ' || coalesce(b.stay_id, s.stay_id)
        from balance b full join (
          select account_id, coalesce(stay_id, cast('%1$s' as uuid)) as stay_id, name,
            sum(debit) as debits, sum(credit) as credits
          from (
            select account_id, stay_id, debit as name, amount_fen as debit, 0 as credit
            from posting
            union all select account_id, stay_id, credit, 0, amount_fen from posting) side
          group by 1, 2, 3) s
        on b.account_id = s.account_id and b.stay_id = s.stay_id and b.name = s.name
        where b.debits_fen is distinct from s.debits or b.credits_fen is distinct from s.credits"""
            .formatted("00000000-0000-0000-0000-000000000000"));
    FAULTS.put(
        "posting %s does not fit the chain: it, or one before it, was changed or taken out",
        """
        select account_id || '/' || serial from (
          select account_id, serial, hash,
            lag(serial, 1, cast(0 as bigint)) over chain as serial_before,
            sha256(lag(hash, 1, cast('' as bytea)) over chain || convert_to(concat_ws('|',
              account_id, serial, debit, credit, amount_fen, coalesce(cast(stay_id as text), ''),
              cast(extract(epoch from occurred_at) * 1000000 as bigint),
              cast(extract(epoch from posted_at) * 1000000 as bigint), cause), 'UTF8')) as due
          from posting window chain as (partition by account_id order by serial)) link
        where serial <> serial_before + 1 or hash <> due""");
    FAULTS.put(
        "the chain of %s does not end with its last posting",
        """
        select cast(coalesce(b.account_id, p.account_id) as text)
        from (select * from book where serial > 0) b full join (
          select distinct on (account_id) account_id, serial, hash from posting
          order by account_id, serial desc) p on p.account_id = b.account_id
        where b.serial is distinct from p.serial or b.hash is distinct from p.hash""");
    FAULTS.put(
        "posting %s was sealed with another hash, or is gone",
        """
        select b.account_id || '/' || b.serial from sealed_book b left join posting p
          on p.account_id = b.account_id and p.serial = b.serial
        where p.hash is distinct from b.hash""");
    FAULTS.put("seal %s does not fit what it seals or the seal before it", Sealing.FAULTY_SEALS);
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
                sum(case when starts_with(p.credit, 'income')
                  then p.amount_fen else -p.amount_fen end)
              from posting p
              where p.account_id = c.account_id and p.stay_id = c.stay_id
                and (starts_with(p.credit, 'income') or starts_with(p.debit, 'income'))), 0)""");
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
          where p.account_id = a.account_id
            and p.debit in ('gateway:' || a.gateway, 'advance:' || a.gateway)
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
            and 'capture:' || a.order_number = replace(p.cause, ':surplus', ''))
          and not exists (
          select 1 from prepayment a
          where a.account_id = p.account_id and a.state = 'PAID'
            and 'capture:' || a.order_number = replace(p.cause, ':surplus', ''))""");
    FAULTS.put(
        "prepayment %s is paid, but was not captured once, with a receipt",
        """
        select a.order_number from prepayment a
        where a.state = 'PAID' and (a.amount_fen <> coalesce((
            select sum(p.amount_fen) from posting p
            where p.account_id = a.account_id and p.debit = 'gateway:' || a.gateway
              and p.cause in ('capture:' || a.order_number,
                              'capture:' || a.order_number || ':surplus')), 0)
          or 1 <> (select count(*) from receipt r where r.account_id = a.account_id
            and r.cause = 'capture:' || a.order_number and r.amount_fen = a.amount_fen))""");
    FAULTS.put(
        "what the lot has earned by prepayment %s is not what was paid and kept",
        """
        select a.order_number from prepayment a
        where case when a.state = 'PAID' and a.given_up_at is null then a.amount_fen else 0 end
          <> coalesce((select
              sum(case when starts_with(p.credit, 'income')
                then p.amount_fen else -p.amount_fen end)
            from posting p
            where p.account_id = a.account_id and p.stay_id = a.prepayment_id
              and (starts_with(p.credit, 'income') or starts_with(p.debit, 'income'))), 0)""");
  }

  private final Transactions transactions;

  Auditing(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Every fault found, in words; empty when the books are in order. */
  public Uni<List<String>> listFaults() {
    return transactions.inOne(
        tx -> {
          Uni<List<String>> found =
              tx.createNativeQuery(ONE_MOMENT).executeUpdate().replaceWith(ArrayList::new);
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
