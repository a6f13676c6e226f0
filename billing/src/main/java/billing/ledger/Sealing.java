package billing.ledger;

import billing.database.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Seals the ends of all chains that grew since the last seal. A seal's hash is SHA-256 over the
 * hash of the seal before it (nothing for the first), its number, and a line for each chain in the
 * order of the accounts: account, number of postings, and hash in hex, with blanks between and an
 * end of line behind.
 */
@ApplicationScoped
class Sealing {
  private static final String HASH =
      """
      sha256(coalesce((select hash from seal l where l.serial = s.serial - 1), '')
        || convert_to(s.serial || E'\\n', 'UTF8') || coalesce((
          select string_agg(convert_to(b.account_id || ' ' || b.serial || ' '
            || encode(b.hash, 'hex') || E'\\n', 'UTF8'), '' order by b.account_id)
          from sealed_book b where b.seal = s.serial), ''))""";

  /** The numbers of seals that are not what they ought to be, or are missing. */
  static final String FAULTY_SEALS =
      """
      select cast(s.serial as text) from seal s
      where s.hash <> %s
        or s.books <> (select count(*) from sealed_book b where b.seal = s.serial)
        or s.serial > 1 and not exists (select 1 from seal l where l.serial = s.serial - 1)"""
          .formatted(HASH);

  private static final String COLLECT =
      """
      insert into sealed_book (account_id, seal, serial, hash)
      select account_id, (select coalesce(max(serial), 0) + 1 from seal), serial, hash
      from book b
      where serial > coalesce((
        select max(o.serial) from sealed_book o where o.account_id = b.account_id), 0)""";
  private static final String SEAL =
      """
      insert into seal (serial, books, hash, sealed_at)
      select s.serial, :books, %s, :now
      from (select coalesce(max(serial), 0) + 1 as serial from seal) s
      returning serial, encode(hash, 'hex')"""
          .formatted(HASH);

  private final Transactions transactions;
  private final InstantSource time;

  Sealing(Transactions transactions, InstantSource time) {
    this.transactions = transactions;
    this.time = time;
  }

  /**
   * A seal.
   *
   * @param books how many chains it seals
   * @param hash in hex
   */
  record Seal(long serial, int books, String hash) {}

  /** Makes the next seal, also when no chain grew; of two at a time one fails. */
  Uni<Seal> seal() {
    return transactions
        .inOne(tx -> tx.createNativeQuery(COLLECT).executeUpdate().chain(books -> seal(tx, books)))
        .invoke(
            seal ->
                Log.infof(
                    "Seal %d over %d books of the journal: %s",
                    seal.serial(), seal.books(), seal.hash()));
  }

  private Uni<Seal> seal(Mutiny.Session tx, int books) {
    return tx.createNativeQuery(SEAL, Object[].class)
        .setParameter("books", (long) books)
        .setParameter("now", time.instant())
        .getSingleResult()
        .map(row -> new Seal((Long) row[0], books, (String) row[1]));
  }
}
