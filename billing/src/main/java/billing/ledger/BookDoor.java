package billing.ledger;

import billing.api.Books;
import billing.database.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Answers from the books, and looks after them every night. */
@ApplicationScoped
class BookDoor implements Books {
  private static final String COUNT = "select count(*) from posting";
  private static final String KEEP =
      """
      insert into audit (began_at, ended_at, postings, faults)
      values (:began, :ended, :postings, cast(:faults as varchar[]))""";
  private static final String LAST =
      """
      select began_at, ended_at, postings, array_to_string(faults, E'\\n') from audit
      order by serial desc limit 1""";
  private static final String SEALS =
      """
      select serial, sealed_at, books, encode(hash, 'hex') from seal
      order by serial desc limit :most""";

  private final Transactions transactions;
  private final Statements statements;
  private final Auditing auditing;
  private final Sealing sealing;
  private final InstantSource time;

  BookDoor(
      Transactions transactions,
      Statements statements,
      Auditing auditing,
      Sealing sealing,
      InstantSource time) {
    this.transactions = transactions;
    this.statements = statements;
    this.auditing = auditing;
    this.sealing = sealing;
    this.time = time;
  }

  @Override
  public Uni<Statement> statement(Extract wanted) {
    return transactions.inOne(tx -> statements.statement(tx, wanted));
  }

  @Override
  public Uni<List<Total>> totals() {
    return transactions.inOne(statements::totals);
  }

  /** Seals first, so that the audit looks at the seal, too. */
  @Scheduled(
      cron = "${billing.ledger.audit-at:0 20 3 * * ?}",
      timeZone = "Asia/Shanghai",
      identity = "nightly-audit",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> atNight() {
    return sealing
        .seal()
        .onFailure()
        .invoke(e -> Log.error("The journal could not be sealed", e))
        .onFailure()
        .recoverWithNull()
        .chain(this::audit)
        .replaceWithVoid();
  }

  @Override
  public Uni<Audit> audit() {
    var began = time.instant();
    return transactions
        .inOne(tx -> tx.createNativeQuery(COUNT, Long.class).getSingleResult())
        .chain(
            postings ->
                auditing
                    .listFaults()
                    .map(faults -> new Audit(began, time.instant(), postings, faults)))
        .invoke(BookDoor::tell)
        .call(this::keep);
  }

  private static void tell(Audit audit) {
    audit.faults().forEach(fault -> Log.errorf("The books do not balance: %s", fault));
    Log.infof("Audit of %d postings: %d faults", audit.postings(), audit.faults().size());
  }

  private Uni<Integer> keep(Audit audit) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(KEEP)
                .setParameter("began", audit.began())
                .setParameter("ended", audit.ended())
                .setParameter("postings", audit.postings())
                .setParameter("faults", audit.faults().toArray(String[]::new))
                .executeUpdate());
  }

  @Override
  public Uni<Optional<Audit>> findLastAudit() {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(LAST, Object[].class)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(BookDoor::audit)));
  }

  private static Audit audit(Object[] row) {
    return new Audit(
        instant(row[0]), instant(row[1]), (Long) row[2], ((String) row[3]).lines().toList());
  }

  private static Instant instant(Object value) {
    return Statements.instant(value);
  }

  @Override
  public Uni<List<Seal>> listSeals(int most) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(SEALS, Object[].class)
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream().map(BookDoor::seal).toList()));
  }

  private static Seal seal(Object[] row) {
    return new Seal((Long) row[0], instant(row[1]), (Long) row[2], (String) row[3]);
  }
}
