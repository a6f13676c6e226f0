package billing.ledger;

import billing.api.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes postings into the books of one account: a link of its chain each, and the running totals
 * with them. One at a time for each account, because the next link needs the one before. Only
 * {@link Ledger} asks it, and nothing else writes these tables.
 */
@ApplicationScoped
class Journal {
  private static final String END =
      """
      select serial, encode(hash, 'hex') from book
      where account_id = :account for no key update""";
  private static final String OPEN =
      "insert into book (account_id, serial, hash) values (:account, 0, '') on conflict do nothing";
  private static final String WRITE =
      """
      with p as (
        select serial, debit, credit, amount_fen, cause, cast(stay as uuid) as stay_id, at, hash
        from unnest(cast(:serials as bigint[]), cast(:debits as text[]), cast(:credits as text[]),
          cast(:amounts as bigint[]), cast(:causes as text[]), cast(:stays as text[]),
          cast(:ats as bigint[]), cast(:hashes as text[]))
          as p(serial, debit, credit, amount_fen, cause, stay, at, hash)),
      posted as (
        insert into posting (account_id, serial, debit, credit, amount_fen, cause, stay_id,
          occurred_at, posted_at, hash)
        select cast(:account as uuid), serial, debit, credit, amount_fen, cause,
          nullif(stay_id, cast('00000000-0000-0000-0000-000000000000' as uuid)),
          cast('epoch' as timestamptz) + at * interval '1 microsecond',
          cast('epoch' as timestamptz) + cast(:posted as bigint) * interval '1 microsecond',
          decode(hash, 'hex')
        from p),
      moved as (
        select cast(:account as uuid) as account_id, stay_id, name,
          sum(debit) as debits, sum(credit) as credits
        from (
          select stay_id, debit as name, amount_fen as debit, 0 as credit from p
          union all select stay_id, credit, 0, amount_fen from p) side
        group by stay_id, name),
      raised as (
        update balance b set
          debits_fen = b.debits_fen + m.debits, credits_fen = b.credits_fen + m.credits
        from moved m
        where b.account_id = :account and b.stay_id = m.stay_id and b.name = m.name),
      begun as (
        insert into balance (account_id, stay_id, name, debits_fen, credits_fen)
        select account_id, stay_id, name, debits, credits from moved m
        where not exists (
          select 1 from balance b
          where b.account_id = :account and b.stay_id = m.stay_id and b.name = m.name))
      update book set serial = :serial, hash = decode(:hash, 'hex') where account_id = :account""";

  private final InstantSource time;

  Journal(InstantSource time) {
    this.time = time;
  }

  /** A posting and the chain that ends with it. */
  private record Link(Posting posting, Chain chain) {}

  /**
   * @param postings at least one, all in the books of the account
   */
  Uni<Void> write(Mutiny.Session tx, AccountId account, List<Posting> postings) {
    return tx.flush()
        .chain(() -> end(tx, account))
        .chain(end -> write(tx, account, links(postings, end, now())));
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Uni<Chain> end(Mutiny.Session tx, AccountId account) {
    return find(tx, account)
        .chain(
            end ->
                end != null
                    ? Uni.createFrom().item(end)
                    : tx.createNativeQuery(OPEN)
                        .setParameter("account", account.value())
                        .executeUpdate()
                        .chain(() -> find(tx, account)));
  }

  private static Uni<Chain> find(Mutiny.Session tx, AccountId account) {
    return tx.createNativeQuery(END, Object[].class)
        .setParameter("account", account.value())
        .getSingleResultOrNull()
        .map(
            row ->
                row == null
                    ? null
                    : new Chain((Long) row[0], HexFormat.of().parseHex((String) row[1])));
  }

  private Written links(List<Posting> postings, Chain end, Instant now) {
    var links = new Link[postings.size()];
    var chain = end;
    for (int i = 0; i < links.length; i++) {
      chain = chain.with(postings.get(i), now);
      links[i] = new Link(postings.get(i), chain);
    }
    return new Written(List.of(links), chain, now);
  }

  /** What is to be written. */
  private record Written(List<Link> links, Chain end, Instant at) {
    Long[] numbers(Function<Link, Long> column) {
      return links.stream().map(column).toArray(Long[]::new);
    }

    String[] texts(Function<Link, String> column) {
      return links.stream().map(column).toArray(String[]::new);
    }
  }

  private static Uni<Void> write(Mutiny.Session tx, AccountId account, Written it) {
    return tx.createNativeQuery(WRITE)
        .setParameter("account", account.value())
        .setParameter("serials", it.numbers(link -> link.chain().serial()))
        .setParameter("debits", it.texts(link -> link.posting().debit().name()))
        .setParameter("credits", it.texts(link -> link.posting().credit().name()))
        .setParameter("amounts", it.numbers(link -> link.posting().amount().count()))
        .setParameter("causes", it.texts(link -> link.posting().cause()))
        .setParameter("stays", it.texts(link -> link.posting().stay().stayId().toString()))
        .setParameter("ats", it.numbers(link -> Chain.micros(link.posting().at())))
        .setParameter("hashes", it.texts(link -> hex(link.chain())))
        .setParameter("posted", Chain.micros(it.at()))
        .setParameter("serial", it.end().serial())
        .setParameter("hash", hex(it.end()))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String hex(Chain chain) {
    return HexFormat.of().formatHex(chain.hash());
  }
}
