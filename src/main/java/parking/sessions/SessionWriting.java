package parking.sessions;

import static parking.database.Transactions.sendNow;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import parking.plates.PlateSeal;

/**
 * Writes what became of sessions of one lot, in a fixed number of statements however many there
 * are. Each names the lot.
 */
final class SessionWriting {
  private static final String CLOSE =
      """
      delete from open_session
      where lot_id = $1 and session_id = any($2) and plate_hash = any($3)""";
  private static final String OPEN =
      """
      insert into open_session (lot_id, changed_at, session_id, tariff, plate_hash, plate_sealed,
        colour, look, reason, entry_passage, entry_device, entry_doubt, entry_confidence,
        entered_at, seen_at, zone, revision)
      select $1, $2, * from unnest($3::uuid[], $4::varchar[], $5::varchar[], $6::varchar[],
        $7::varchar[], $8::varchar[], $9::varchar[], $10::uuid[], $11::varchar[], $12::varchar[],
        $13::real[], $14::timestamptz[], $15::timestamptz[], $16::varchar[], $17::integer[])""";
  private static final String SEE =
      """
      update open_session o set seen_at = s.seen_at, zone = s.zone, entry_doubt = s.entry_doubt,
        changed_at = $2
      from unnest($3::varchar[], $4::timestamptz[], $5::varchar[], $6::varchar[])
        as s (plate_hash, seen_at, zone, entry_doubt)
      where o.lot_id = $1 and o.plate_hash = s.plate_hash""";
  private static final String VALUES =
      """
      unnest($3::uuid[], $4::varchar[], $5::varchar[], $6::varchar[], $7::varchar[],
        $8::varchar[], $9::varchar[], $10::uuid[], $11::varchar[], $12::varchar[], $13::real[],
        $14::timestamptz[], $15::uuid[], $16::varchar[], $17::varchar[], $18::real[],
        $19::timestamptz[], $20::timestamptz[], $21::varchar[], $22::varchar[], $23::varchar[],
        $24::varchar[], $25::integer[])""";
  private static final String FILE =
      """
      insert into session (lot_id, changed_at, version, session_id, tariff, plate_hash,
        plate_sealed, colour, look, reason, entry_passage, entry_device, entry_doubt,
        entry_confidence, entered_at, exit_passage, exit_device, exit_doubt, exit_confidence,
        left_at, filed_at, state, cover, note, decided_by, revision)
      select $1, $2, 0, * from %s"""
          .formatted(VALUES);
  private static final String CHANGE =
      """
      update session s set changed_at = $2, version = version + 1, plate_hash = v.plate_hash,
        plate_sealed = v.plate_sealed, colour = v.colour, reason = v.reason,
        entry_passage = v.entry_passage, entry_device = v.entry_device, entry_doubt = v.entry_doubt,
        entry_confidence = v.entry_confidence, entered_at = v.entered_at,
        exit_passage = v.exit_passage, exit_device = v.exit_device, exit_doubt = v.exit_doubt,
        exit_confidence = v.exit_confidence, left_at = v.left_at, state = v.state,
        cover = v.cover, note = v.note, decided_by = v.decided_by, revision = v.revision
      from %s as v (session_id, tariff, plate_hash, plate_sealed, colour, look, reason,
        entry_passage, entry_device, entry_doubt, entry_confidence, entered_at, exit_passage,
        exit_device, exit_doubt, exit_confidence, left_at, filed_at, state, cover, note,
        decided_by, revision)
      where s.lot_id = $1 and s.session_id = v.session_id and s.filed_at = v.filed_at"""
          .formatted(VALUES);

  private final SqlConnection tx;
  private final String lot;
  private final Instant now;
  private final PlateSeal seal;

  SessionWriting(SqlConnection tx, String lot, Instant now, PlateSeal seal) {
    this.seal = seal;
    this.tx = tx;
    this.lot = lot;
    this.now = now;
  }

  /** Sends all at once. A visit that ends makes room before the next one of its car begins. */
  Uni<Void> write(List<Change> changes) {
    var gone = changes.stream().filter(Change::isGone).toList();
    var opened = changes.stream().filter(Change::isOpened).toList();
    var seen = changes.stream().filter(Change::isSeen).toList();
    var filed = changes.stream().filter(Change::isFiled).toList();
    var changed = changes.stream().filter(it -> !it.isOpen() && !it.isFiled()).toList();
    var answers =
        List.of(
            run(CLOSE, gone, this::gone),
            run(OPEN, opened, this::open),
            run(SEE, seen, this::seen),
            run(FILE, filed, this::filed),
            run(CHANGE, changed, this::filed));
    return answers.stream()
        .reduce(Uni.createFrom().voidItem(), (first, next) -> first.chain(() -> next));
  }

  private Uni<Void> run(
      String statement, List<Change> changes, Function<List<Change>, Tuple> values) {
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : sendNow(tx.preparedQuery(statement).execute(values.apply(changes)).replaceWithVoid());
  }

  private Tuple gone(List<Change> all) {
    return Tuple.of(
        lot,
        array(all, it -> it.after().session().visit().id(), UUID[]::new),
        array(all, it -> hash(it.before().orElseThrow()), String[]::new));
  }

  private String hash(Kept kept) {
    return seal.hash(kept.session().visit().plate().text());
  }

  private Tuple seen(List<Change> all) {
    return Tuple.of(lot, SessionColumns.time(now))
        .addArrayOfString(array(all, it -> hash(it.after()), String[]::new))
        .addArrayOfOffsetDateTime(
            array(all, it -> SessionColumns.time(open(it).seenAt()), OffsetDateTime[]::new))
        .addArrayOfString(array(all, it -> open(it).zone(), String[]::new))
        .addArrayOfString(
            array(
                all, it -> open(it).entry().doubt().map(Reason::name).orElse(null), String[]::new));
  }

  private static Session.Open open(Change change) {
    return (Session.Open) change.after().session();
  }

  private Tuple open(List<Change> all) {
    var tuple = visits(all);
    end(tuple, all, Session::findEntry);
    return tuple
        .addArrayOfOffsetDateTime(
            array(all, it -> SessionColumns.time(open(it).seenAt()), OffsetDateTime[]::new))
        .addArrayOfString(array(all, it -> open(it).zone(), String[]::new))
        .addArrayOfInteger(array(all, it -> it.after().revision(), Integer[]::new));
  }

  private Tuple filed(List<Change> all) {
    var tuple = visits(all);
    end(tuple, all, Session::findEntry);
    end(tuple, all, Session::findExit);
    tuple.addArrayOfOffsetDateTime(
        array(
            all,
            it -> SessionColumns.time(it.after().filedAt().orElseThrow()),
            OffsetDateTime[]::new));
    strings(tuple, all, session -> SessionState.of(session).name());
    strings(tuple, all, SessionWriting::cover);
    strings(tuple, all, session -> session instanceof Session.Voided voided ? voided.note() : null);
    return tuple
        .addArrayOfString(array(all, it -> it.after().decidedBy().orElse(null), String[]::new))
        .addArrayOfInteger(array(all, it -> it.after().revision(), Integer[]::new));
  }

  private static String cover(Session session) {
    return session instanceof Session.Closed closed
        ? closed.cover().map(Cover::name).orElse(null)
        : null;
  }

  private Tuple visits(List<Change> all) {
    var tuple =
        Tuple.of(lot, SessionColumns.time(now))
            .addArrayOfUUID(array(all, it -> it.after().session().visit().id(), UUID[]::new));
    strings(tuple, all, session -> session.visit().tariff());
    strings(tuple, all, session -> seal.hash(session.visit().plate().text()));
    strings(tuple, all, session -> seal.seal(session.visit().plate().text()));
    strings(tuple, all, session -> session.visit().colour().name());
    strings(tuple, all, session -> session.visit().look().orElse(null));
    strings(tuple, all, session -> session.reason().name());
    return tuple;
  }

  private static void end(
      Tuple tuple, List<Change> all, Function<Session, Optional<Sighting>> end) {
    Function<Change, Optional<Sighting>> of = it -> end.apply(it.after().session());
    tuple
        .addArrayOfUUID(
            array(all, it -> of.apply(it).flatMap(Sighting::passage).orElse(null), UUID[]::new))
        .addArrayOfString(
            array(all, it -> of.apply(it).map(Sighting::device).orElse(null), String[]::new))
        .addArrayOfString(
            array(
                all,
                it -> of.apply(it).flatMap(Sighting::doubt).map(Reason::name).orElse(null),
                String[]::new))
        .addArrayOfFloat(
            array(all, it -> of.apply(it).map(Sighting::confidence).orElse(null), Float[]::new))
        .addArrayOfOffsetDateTime(
            array(
                all,
                it -> of.apply(it).map(Sighting::at).map(SessionColumns::time).orElse(null),
                OffsetDateTime[]::new));
  }

  private static void strings(Tuple tuple, List<Change> all, Function<Session, String> field) {
    tuple.addArrayOfString(array(all, it -> field.apply(it.after().session()), String[]::new));
  }

  private static <F> F[] array(
      List<Change> all, Function<Change, F> field, IntFunction<F[]> array) {
    return all.stream().map(field).toArray(array);
  }
}
