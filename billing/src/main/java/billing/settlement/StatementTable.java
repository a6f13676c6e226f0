package billing.settlement;

import billing.api.Settlements.LotTerms;
import billing.api.Settlements.Party;
import billing.api.Settlements.Payment;
import billing.api.Settlements.StatementState;
import billing.api.Settlements.StatementView;
import billing.api.Settlements.Step;
import billing.api.Settlements.Sums;
import billing.database.Columns;
import billing.money.Fen;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of statements and of the steps that people took with them. */
@ApplicationScoped
class StatementTable {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final String PUT =
      """
      insert into statement (statement_number, party, party_name, account_reference, from_day,
        until_day, terms, received_fen, refunded_fen, fee_fen, share_fen, carried_fen, held_fen,
        release_on, released_fen, payout_fen, carry_fen, lines, digest)
      values (:number, :party, :name, :account, :from, :until, :terms, :received, :refunded, :fees,
        :share, :carried, :held, :release, :released, :payout, :carry, :lines, :digest)""";
  private static final String STEP =
      """
      insert into statement_step (statement_number, state, who, note, taken_at)
      values (:number, :state, :who, :note, :now)""";
  private static final String SELECT =
      """
      select s.statement_number, s.party, s.party_name, s.account_reference, s.from_day,
        s.until_day, s.terms, s.received_fen, s.refunded_fen, s.fee_fen, s.share_fen,
        s.carried_fen, s.held_fen, s.released_fen, s.payout_fen, s.carry_fen, s.lines, s.digest,
        t.state, t.who, t.note, t.taken_at
      from statement s join statement_step t on t.statement_number = s.statement_number
      """;
  private static final String ONE =
      SELECT + "where s.statement_number = :number order by t.taken_at";
  private static final String OF_PARTY =
      SELECT
          + "where s.party = :party and s.statement_number in (select n.statement_number"
          + " from statement n where n.party = :party order by n.from_day desc,"
          + " n.statement_number desc limit 500)"
          + " order by s.from_day desc, s.statement_number desc, t.taken_at";

  private static final Comparator<Step> BY_STATE = Comparator.comparing(Step::state);

  private final ObjectMapper json;
  private final InstantSource time;

  StatementTable(ObjectMapper json, InstantSource time) {
    this.json = json;
    this.time = time;
  }

  /** Puts a statement down as proposed; answers its number. */
  Uni<String> put(Mutiny.Session tx, Draft draft, String by) {
    return tx.createNativeQuery("select nextval('statement_serial')", Long.class)
        .getSingleResult()
        .map(serial -> "S%s-%06d".formatted(DAY.format(time.instant().atZone(Days.CHINA)), serial))
        .call(number -> put(tx, number, draft))
        .call(number -> StatementLines.put(tx, number, draft.lines()))
        .call(number -> step(tx, number, StatementState.PROPOSED, new Who(by, "")));
  }

  private Uni<Integer> put(Mutiny.Session tx, String number, Draft draft) {
    var terms = draft.terms();
    var sums = draft.account().sums();
    var payment = draft.account().payment();
    return tx.createNativeQuery(PUT)
        .setParameter("number", number)
        .setParameter("party", terms.party().id())
        .setParameter("name", terms.party().name())
        .setParameter("account", terms.party().accountReference())
        .setParameter("from", terms.from())
        .setParameter("until", terms.until())
        .setParameter("terms", TermsText.write(json, terms))
        .setParameter("received", sums.received())
        .setParameter("refunded", sums.refunded())
        .setParameter("fees", sums.fees())
        .setParameter("share", sums.share())
        .setParameter("carried", payment.carried())
        .setParameter("held", payment.held().count())
        .setParameter("release", terms.until().plusDays(terms.reserve().days()))
        .setParameter("released", payment.released().count())
        .setParameter("payout", payment.payout().count())
        .setParameter("carry", payment.carry())
        .setParameter("lines", draft.lines().size())
        .setParameter("digest", draft.digest())
        .executeUpdate();
  }

  /** Who takes a step, and what they say of it. */
  record Who(String by, String note) {}

  Uni<Integer> step(Mutiny.Session tx, String number, StatementState state, Who who) {
    return tx.createNativeQuery(STEP)
        .setParameter("number", number)
        .setParameter("state", state.name())
        .setParameter("who", who.by())
        .setParameter("note", who.note())
        .setParameter("now", time.instant())
        .executeUpdate();
  }

  Uni<Optional<Kept>> find(Mutiny.Session tx, String number) {
    return tx.createNativeQuery(ONE, Object[].class)
        .setParameter("number", number)
        .getResultList()
        .map(rows -> kept(rows).stream().findFirst());
  }

  /** The newest first. */
  Uni<List<Kept>> list(Mutiny.Session tx, String party) {
    return tx.createNativeQuery(OF_PARTY, Object[].class)
        .setParameter("party", party)
        .getResultList()
        .map(this::kept);
  }

  private List<Kept> kept(List<Object[]> rows) {
    Map<Object, List<Object[]>> byNumber = new LinkedHashMap<>();
    rows.forEach(row -> byNumber.computeIfAbsent(row[0], it -> new ArrayList<>()).add(row));
    return byNumber.values().stream().map(this::one).toList();
  }

  private Kept one(List<Object[]> rows) {
    var row = rows.get(0);
    var view =
        new StatementView(
            (String) row[0],
            new Party((String) row[1], (String) row[2], (String) row[3]),
            new StatementView.Period((LocalDate) row[4], (LocalDate) row[5], lots((String) row[6])),
            new Sums((Long) row[7], (Long) row[8], (Long) row[9], (Long) row[10]),
            new Payment(
                (Long) row[11],
                Fen.fen((Long) row[12]),
                Fen.fen((Long) row[13]),
                Fen.fen((Long) row[14]),
                (Long) row[15]),
            (Integer) row[16],
            rows.stream().map(StatementTable::step).sorted(BY_STATE).toList());
    return new Kept(view, (String) row[6], (String) row[17]);
  }

  private List<String> lots(String terms) {
    return TermsText.read(json, terms).lots().stream()
        .map(LotTerms::lot)
        .distinct()
        .sorted()
        .toList();
  }

  private static Step step(Object[] row) {
    return new Step(
        StatementState.valueOf((String) row[18]),
        (String) row[19],
        (String) row[20],
        Columns.instant(row[21]));
  }
}
