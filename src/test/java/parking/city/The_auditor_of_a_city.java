package parking.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each test spoils good books in one way; the auditor has to see it, and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_auditor_of_a_city {
  private static final CityDay DAY = CityDay.of(5, new City.Size(2, 150), Noise.NONE);

  private final PerfectBooks books = new PerfectBooks(DAY);

  private Findings audit() {
    return Auditor.audit(DAY, books.books(), List.of());
  }

  private void sees(String... kinds) {
    var findings = audit();
    assertThat(findings.kinds())
        .filteredOn(kind -> !findings.cases(kind).isEmpty())
        .containsExactlyInAnyOrder(kinds);
  }

  private Books.Session anyClosed() {
    return books.closed().get(0);
  }

  private Books.Session otherClosed() {
    return books.closed().stream()
        .filter(session -> !session.plate().equals(anyClosed().plate()))
        .filter(session -> session.lot().equals(anyClosed().lot()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void finds_nothing_in_good_books() {
    sees();
    assertThat(audit().report()).endsWith("\nfaults: 0\n");
    assertThat(audit().figures())
        .containsEntry("cars inside, errors of all lots", "0")
        .containsEntry("visits not charged: read and in no session", "0");
  }

  @Test
  void finds_nothing_in_good_books_of_a_noisy_day() {
    var noisy = CityDay.of(6, new City.Size(2, 150), Noise.USUAL);
    var found = Auditor.audit(noisy, new PerfectBooks(noisy).books(), List.of());
    assertThat(found.all()).isEmpty();
  }

  @Test
  void sees_a_reading_that_was_refused() {
    var findings = Auditor.audit(DAY, books.books(), List.of("no such lane"));
    assertThat(findings.all()).containsExactly("readings refused: no such lane");
    assertThat(findings.report()).endsWith("\nfaults: 1\n");
  }

  @Test
  void sees_a_lost_passage() {
    var used = anyClosed().ends();
    books.passages.removeIf(
        passage -> used.exit().isPresent() && passage.id().equals(used.exit().get()));
    sees(Auditor.LOST, Auditor.UNPROVEN);
  }

  @Test
  void sees_a_passage_that_is_stored_twice() {
    books.passages.add(books.passages.get(0));
    sees(Auditor.STORED_TWICE);
  }

  @Test
  void sees_a_passage_that_nobody_sent() {
    var first = books.passages.get(0);
    books.passages.add(
        new Books.Passage("another", first.lot(), first.device(), 999_999, "in-1", "", first.at()));
    sees(Auditor.INVENTED);
  }

  @Test
  void sees_a_passage_that_was_altered() {
    var first = books.passages.get(0);
    books.passages.set(
        0,
        new Books.Passage(
            first.id(),
            first.lot(),
            first.device(),
            first.sequence(),
            first.lane(),
            "浙A00000",
            first.at()));
    sees(Auditor.ALTERED);
  }

  @Test
  void sees_a_car_inside_twice() {
    books.change(
        anyClosed(),
        session ->
            PerfectBooks.with(
                session, "OPEN", new Books.Ends(session.ends().entry(), Optional.empty())));
    var open = books.sessions.stream().filter(session -> session.is("OPEN")).findFirst();
    books.sessions.add(open.orElseThrow());
    assertThat(audit().cases(Auditor.OPEN_TWICE)).hasSize(1);
  }

  @Test
  void sees_a_charge_to_a_wrong_plate() {
    books.change(
        books.of(anyClosed()),
        stay -> new Books.Stay(stay.id(), otherClosed().plate(), stay.entered(), stay.left()));
    sees(Auditor.WRONG_PLATE);
  }

  @Test
  void sees_an_exit_of_another_car() {
    var exit = otherClosed().ends().exit();
    books.change(
        anyClosed(),
        session ->
            PerfectBooks.with(session, "CLOSED", new Books.Ends(session.ends().entry(), exit)));
    assertThat(audit().cases(Auditor.WRONG_PLATE)).hasSize(1);
    assertThat(audit().cases(Auditor.USED_TWICE)).hasSize(1);
  }

  @Test
  void sees_two_visits_charged_as_one() {
    var two = books.twoOfOneCar();
    var second = books.of(two.get(1));
    books.change(
        two.get(0),
        session ->
            PerfectBooks.with(
                session,
                "CLOSED",
                new Books.Ends(session.ends().entry(), two.get(1).ends().exit())));
    books.change(
        books.of(two.get(0)),
        stay -> new Books.Stay(stay.id(), stay.plate(), stay.entered(), second.of().left()));
    books.sessions.remove(two.get(1));
    books.charges.remove(second);
    books.postings.removeIf(posting -> posting.stay().equals(second.stay()));
    sees(Auditor.MERGED);
  }

  @Test
  void sees_a_charge_that_is_too_long() {
    books.change(
        books.of(anyClosed()),
        stay ->
            new Books.Stay(
                stay.id(),
                stay.plate(),
                stay.entered().minus(Charged.TOLERANCE).minus(Duration.ofSeconds(1)),
                stay.left()));
    sees(Auditor.TOO_LONG);
  }

  @Test
  void allows_for_a_wait_in_the_lane() {
    books.change(
        books.of(anyClosed()),
        stay ->
            new Books.Stay(
                stay.id(), stay.plate(), stay.entered().minus(Charged.TOLERANCE), stay.left()));
    sees();
  }

  @Test
  void sees_a_visit_that_is_charged_twice() {
    var session = anyClosed();
    var charge = books.of(session);
    books.sessions.add(
        new Books.Session(
            "another",
            session.lot(),
            session.plate(),
            session.state(),
            session.ends(),
            Optional.empty()));
    books.charge(
        "another", session.plate(), charge.of().entered(), charge.of().left().orElseThrow());
    assertThat(audit().cases(Auditor.CHARGED_TWICE)).hasSize(1);
    assertThat(audit().cases(Auditor.USED_TWICE)).hasSize(2);
  }

  @Test
  void sees_charges_of_one_car_that_overlap() {
    var two = books.twoOfOneCar();
    var second = books.of(two.get(1));
    books.change(
        books.of(two.get(0)),
        stay -> new Books.Stay(stay.id(), stay.plate(), stay.entered(), second.of().left()));
    assertThat(audit().cases(Auditor.OVERLAPPING)).hasSize(1);
  }

  @Test
  void sees_a_charge_with_one_reading_only() {
    books.change(
        anyClosed(),
        session ->
            PerfectBooks.with(
                session, "CLOSED", new Books.Ends(Optional.empty(), session.ends().exit())));
    sees(Auditor.UNPROVEN);
  }

  @Test
  void sees_a_charge_for_a_session_that_waits_for_a_person() {
    books.change(
        anyClosed(), session -> PerfectBooks.with(session, "AWAITING_REVIEW", session.ends()));
    sees(Auditor.NOT_CLOSED);
  }

  @Test
  void sees_a_charge_for_no_session_at_all() {
    books.sessions.remove(anyClosed());
    sees(Auditor.NOT_CLOSED, Auditor.UNPROVEN, Auditor.TOO_LONG);
  }

  @Test
  void sees_an_ended_session_without_a_charge() {
    var charge = books.of(anyClosed());
    books.charges.remove(charge);
    books.postings.removeIf(posting -> posting.stay().equals(charge.stay()));
    sees(Auditor.NOT_CHARGED);
  }

  @Test
  void sees_lines_that_do_not_add_up() {
    var charge = books.charges.get(0);
    books.charges.set(0, new Books.Charge(charge.of(), 1, charge.fen(), charge.fen() - 1, false));
    sees(Auditor.WRONG_LINES);
  }

  @Test
  void sees_a_posting_that_is_missing_and_one_too_many() {
    books.postings.remove(0);
    books.postings.add(books.postings.get(1));
    assertThat(audit().cases(Auditor.WRONG_POSTINGS)).hasSize(2);
  }

  @Test
  void counts_only_the_newest_charge_of_a_stay() {
    var first = books.charges.get(0);
    books.charges.add(new Books.Charge(first.of(), 2, 0, 0, false));
    books.postings.add(
        new Books.Posting(first.stay(), "income", "receivable:" + first.stay(), first.fen()));
    sees();
  }

  @Test
  void does_not_count_a_charge_that_was_waived() {
    var session = anyClosed();
    var first = books.of(session);
    books.change(session, one -> PerfectBooks.with(one, "AWAITING_REVIEW", one.ends()));
    books.charges.add(new Books.Charge(first.of(), 2, 0, 0, true));
    books.postings.add(
        new Books.Posting(first.stay(), "income", "receivable:" + first.stay(), first.fen()));
    sees();
    assertThat(audit().figures()).containsEntry("stays charged and waived", "1");
  }

  @Test
  void sees_facts_that_never_reached_billing() {
    books.facts = new Books.Facts(0, 2);
    sees(Auditor.NOT_HANDED_OVER);
  }

  @Test
  void does_not_blame_the_machine_for_what_a_person_decided() {
    var session = anyClosed();
    books.change(
        session,
        one ->
            new Books.Session(
                one.id(),
                one.lot(),
                one.plate(),
                one.state(),
                one.ends(),
                Optional.of("a person")));
    books.change(
        books.of(session),
        stay -> new Books.Stay(stay.id(), otherClosed().plate(), stay.entered(), stay.left()));
    sees();
    assertThat(audit().figures()).containsEntry("stays charged after a person", "1");
  }
}
