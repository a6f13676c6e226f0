package billing.payments;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.DisputeView;
import billing.api.DisputeView.By;
import billing.api.DisputeView.Picture;
import billing.api.DisputeView.Reason;
import billing.api.DisputeView.Side;
import billing.api.DisputeView.State;
import billing.api.Disputes;
import billing.api.Disputes.Act;
import billing.api.Disputes.Acted;
import billing.api.Disputes.Lowering;
import billing.api.Disputes.Opened;
import billing.api.Waiver;
import billing.charges.Objections;
import billing.database.Transactions;
import billing.gateways.Reply;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Disputing_a_charge extends BillingTest {
  private static final By DRIVER = new By(Side.DRIVER, "the driver");
  private static final By OPERATOR = new By(Side.OPERATOR, "Li Wei");

  /** A lot where what was paid too much stays in the books until a person decides. */
  private static final String CAREFUL = "careful";

  private static final Lowering ALL = new Lowering(Optional.empty(), true);

  @Inject Disputes disputes;
  @Inject Objections objections;
  @Inject Transactions transactions;

  private Visit charged() {
    var visit = Visit.ofSomebody().in("lot-" + UUID.randomUUID());
    ended(visit, 1, 60);
    return visit;
  }

  private Visit paid() {
    return paid(Visit.ofSomebody().in(CAREFUL));
  }

  private Visit paid(Visit visit) {
    gateway.answersOrders(order -> new Reply.Paid("t", clock.instant()));
    bound(visit);
    ended(visit, 1, 60);
    beat();
    gateway.answersOrders(order -> new Reply.Refused("NO", "nothing more", false));
    return visit;
  }

  private Opened open(Visit visit) {
    return await(
        disputes.open(
            new Disputes.Opening(
                visit.stay(), Reason.NOT_MY_CAR, DRIVER, "I was at home", Optional.empty())));
  }

  private String opened(Visit visit) {
    return ((Opened.Done) open(visit)).dispute().number();
  }

  private static Act act(String number) {
    return new Act(number, OPERATOR, "as the pictures show");
  }

  private DisputeView refunded(Visit visit, Lowering lowering) {
    return ((Acted.Done) await(disputes.refund(act(opened(visit)), lowering))).dispute();
  }

  private static Lowering part(long fen) {
    return new Lowering(Optional.of(fen(fen)), false);
  }

  /** What was paid beyond what the visit costs, with goodwill taken off. */
  private Fen surplus(Visit visit) {
    return fen(
        Long.parseLong(
            books
                .rows(
                    """
                    select coalesce(sum(credits_fen - debits_fen), 0) from balance
                    where account_id = '%s' and stay_id = '%s' and name = 'surplus:%1$s'"""
                        .formatted(visit.account(), visit.stay()))
                .get(0)));
  }

  private boolean isOpen(Visit visit) {
    var stay = StayKey.of(visit.account(), visit.stay());
    return await(transactions.inOne(tx -> objections.openAmong(tx, List.of(stay)))).contains(stay);
  }

  @Test
  void waits_for_the_operator_until_a_deadline() {
    var visit = charged();
    var picture = new Picture("0f".repeat(32), "image/png");
    var opening =
        new Disputes.Opening(
            visit.stay(), Reason.WRONG_TIMES, DRIVER, "I left at noon", Optional.of(picture));
    var dispute = ((Opened.Done) await(disputes.open(opening))).dispute();
    assertThat(dispute.state()).isEqualTo(State.OPENED);
    assertThat(dispute.subject().account()).isEqualTo(visit.account());
    assertThat(dispute.times().decideBy()).isEqualTo(clock.instant().plus(Duration.ofDays(5)));
    assertThat(dispute.steps()).hasSize(1);
    assertThat(dispute.steps().get(0).picture()).hasValue(picture);
    assertThat(isOpen(visit)).isTrue();
    assertThat(await(disputes.find(dispute.number()))).hasValue(dispute);
    assertThat(await(disputes.listOf(visit.stay()))).containsExactly(dispute);
  }

  @Test
  void is_possible_once_at_a_time_and_only_when_something_is_charged() {
    var visit = charged();
    var number = opened(visit);
    assertThat(open(visit)).isEqualTo(new Opened.AlreadyOpen(number));
    await(disputes.withdraw(new Act(number, DRIVER, "found the slip")));
    assertThat(isOpen(visit)).isFalse();
    assertThat(open(visit)).isInstanceOf(Opened.Done.class);
    assertThat(open(Visit.ofSomebody())).isEqualTo(new Opened.NothingCharged());
    var free = Visit.ofSomebody();
    ended(free, 1, 10);
    assertThat(open(free)).isEqualTo(new Opened.NothingCharged());
  }

  @Test
  void by_two_at_once_opens_one() {
    var visit = charged();
    var opening = new Disputes.Opening(visit.stay(), Reason.OTHER, DRIVER, "why", Optional.empty());
    var outcomes =
        await(
            Uni.join().all(List.of(disputes.open(opening), disputes.open(opening))).andFailFast());
    assertThat(outcomes).hasAtLeastOneElementOfType(Opened.Done.class);
    assertThat(outcomes).hasAtLeastOneElementOfType(Opened.AlreadyOpen.class);
  }

  @Test
  void that_is_upheld_leaves_the_books_alone() {
    var visit = charged();
    var number = opened(visit);
    await(disputes.answer(act(number)));
    assertThat(await(disputes.find(number)).orElseThrow().state()).isEqualTo(State.ANSWERED);
    assertThat(isOpen(visit)).isTrue();
    var done = (Acted.Done) await(disputes.uphold(act(number)));
    assertThat(done.dispute().state()).isEqualTo(State.UPHELD);
    assertThat(done.dispute().steps())
        .extracting(DisputeView.Step::kind)
        .containsExactly("OPEN", "ANSWER", "UPHOLD");
    assertThat(owed(visit)).isEqualTo(fen(1000));
    assertThat(await(disputes.refund(act(number), ALL))).isEqualTo(new Acted.Over(done.dispute()));
    assertThat(await(disputes.answer(act("d" + "0".repeat(31))))).isEqualTo(new Acted.Unknown());
    assertThat(await(disputes.answer(act("nothing")))).isEqualTo(new Acted.Unknown());
  }

  @Test
  void before_it_was_paid_makes_what_is_owed_less() {
    var visit = charged();
    var dispute = refunded(visit, part(400));
    assertThat(dispute.refund()).hasValue(new DisputeView.Refund(fen(400), false, false));
    assertThat(owed(visit)).isEqualTo(fen(600));
    assertThat(postings(visit))
        .containsExactly("receivable income 1000", "goodwill receivable 400");
    refunded(visit, ALL);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.FREE);
    assertThat(charge(visit).settledAt()).isEmpty();
    assertThat(open(visit)).isEqualTo(new Opened.NothingCharged());
  }

  @Test
  void after_it_was_paid_makes_a_surplus() {
    var visit = paid();
    refunded(visit, part(400));
    assertThat(surplus(visit)).isEqualTo(fen(400));
    assertThat(charge(visit).settledAt()).hasValue(clock.instant());
    assertThat(postings(visit)).last().isEqualTo("goodwill surplus 400");
  }

  @Test
  void has_what_was_paid_given_back_by_the_gateway_that_took_it() {
    var visit = paid(Visit.ofSomebody().in("generous"));
    refunded(visit, part(400));
    beat();
    assertThat(gateway.refunds())
        .filteredOn(it -> it.orderNumber().equals(orders(visit).get(0).orderNumber()))
        .extracting(it -> it.amount())
        .containsExactly(fen(400));
    assertThat(surplus(visit)).isEqualTo(Fen.ZERO);
    ended(visit, 2, 100);
    assertThat(postings(visit)).last().isEqualTo("receivable income 600");
  }

  @Test
  void cannot_lower_a_charge_by_more_than_is_left_of_it() {
    var visit = charged();
    refunded(visit, part(400));
    var number = opened(visit);
    assertThat(await(disputes.refund(act(number), part(601))))
        .isEqualTo(new Acted.TooMuch(fen(600)));
    assertThat(isOpen(visit)).isTrue();
    assertThat(await(disputes.refund(act(number), part(600)))).isInstanceOf(Acted.Done.class);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
  }

  @Test
  void holds_for_every_later_correction_of_the_visit() {
    var visit = paid();
    refunded(visit, part(400));
    ended(visit, 2, 100);
    assertThat(charge(visit).amount()).isEqualTo(fen(1600));
    assertThat(owed(visit)).isEqualTo(fen(200));
    ended(visit, 3, 30);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
    assertThat(surplus(visit)).isEqualTo(fen(900));
  }

  @Test
  void gives_nobody_more_back_than_was_paid_when_the_charge_is_taken_back_later() {
    var visit = paid();
    refunded(visit, part(400));
    await(stays.ended(visit.waived(2, 60, Waiver.DISMISSED)));
    assertThat(surplus(visit)).isEqualTo(fen(1000));
    ended(visit, 3, 60);
    assertThat(surplus(visit)).isEqualTo(fen(400));
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
  }

  @Test
  void that_was_refunded_wholly_stays_free_whatever_is_corrected() {
    var visit = charged();
    refunded(visit, ALL);
    ended(visit, 2, 100);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
    ended(visit, 3, 30);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
    assertThat(surplus(visit)).isEqualTo(Fen.ZERO);
  }

  @Test
  void does_not_follow_the_visit_to_another_account() {
    var visit = paid();
    refunded(visit, ALL);
    var other = visit.by(Visit.ofSomebody().account());
    ended(other, 2, 60);
    assertThat(owed(other)).isEqualTo(fen(1000));
    assertThat(surplus(visit)).isEqualTo(fen(1000));
  }

  @Test
  void is_listed_overdue_first_and_counted() {
    var visit = charged();
    var number = opened(visit);
    clock.advance(Duration.ofDays(4));
    var second = Visit.of(visit.account()).in(visit.lot());
    ended(second, 1, 60);
    var later = opened(second);
    clock.advance(Duration.ofDays(1));
    assertThat(await(disputes.listOpen(visit.lot())))
        .extracting(it -> it.number() + " " + it.times().isOverdue())
        .containsExactly(number + " true", later + " false");
    await(disputes.refund(act(later), ALL));
    var figures =
        await(
            disputes.figures(
                visit.lot(),
                clock.instant().minus(Duration.ofDays(5)),
                clock.instant().plusSeconds(1)));
    assertThat(figures.opened()).isEqualTo(2);
    assertThat(figures.stillOpen()).isEqualTo(1);
    assertThat(figures.ends().refunded()).isEqualTo(1);
    assertThat(figures.decidedInTime()).isEqualTo(1);
    assertThat(figures.late()).isEqualTo(1);
    assertThat(figures.refunded()).isEqualTo(fen(1000));
    assertThat(figures.wrongCharges()).isEqualTo(1);
    assertThat(
            await(disputes.figures(visit.lot(), clock.instant(), clock.instant().plusSeconds(1)))
                .opened())
        .isZero();
  }

  private void told(Visit visit) throws SQLException {
    var message = UUID.randomUUID();
    books.execute(
        """
        insert into message values ('%1$s', '%2$s', '%3$s', 'REMINDER_7', 'sms', 0, 1, now(), null);
        insert into message_event values ('%1$s', '%2$s', 1, 'sms', 'SENT', '', '', now())"""
            .formatted(visit.account(), message, visit.stay()));
  }

  @Test
  void shows_what_was_charged_posted_tried_and_told() throws SQLException {
    var visit = paid();
    told(visit);
    ended(visit, 2, 30);
    var number = opened(visit);
    var evidence = await(disputes.evidence(number)).orElseThrow();
    assertThat(evidence.charges())
        .extracting(it -> it.revision() + " " + it.amount().count() + " " + it.lines().size())
        .containsExactly("1 1000 1", "2 500 1");
    assertThat(evidence.charges().get(0).lines().get(0).rule()).contains("hangzhou-road");
    assertThat(evidence.postings()).hasSize(3);
    assertThat(evidence.attempts())
        .extracting(it -> it.gateway() + " " + it.state() + " " + it.outcome())
        .containsExactly("wechat SUCCEEDED t");
    assertThat(evidence.messages())
        .extracting(it -> it.occasion() + " " + it.channel() + " " + it.outcome())
        .containsExactly("REMINDER_7 sms SENT");
    assertThat(await(disputes.page(number, List.of())).orElseThrow()).contains(number, "第2次计费");
    assertThat(await(disputes.pdf(number, List.of())).orElseThrow()).startsWith('%', 'P', 'D', 'F');
    assertThat(await(disputes.evidence("nothing"))).isEmpty();
  }
}
