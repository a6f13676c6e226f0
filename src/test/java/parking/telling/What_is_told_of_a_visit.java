package parking.telling;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.DisputeView;
import billing.api.RefundView;
import billing.api.StayId;
import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.drivers.Held;
import parking.drivers.Message;
import parking.drivers.MessageKind;
import parking.lots.Lot;
import parking.lots.Policy;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.pocket.NextStep;
import parking.pocket.OwnVisits.Own;
import parking.sessions.SessionView;
import parking.telling.RunningNews.Ahead;
import parking.telling.RunningNews.Reminding;

@DisplayNameGeneration(ReplaceUnderscores.class)
class What_is_told_of_a_visit {
  private static final UUID VISIT = UUID.randomUUID();
  private static final StayId STAY = new StayId(VISIT);
  private static final AccountId ACCOUNT = new AccountId(UUID.randomUUID());
  private static final Instant ENTERED = Instant.parse("2026-11-20T02:00:00Z");
  private static final Instant LATER = ENTERED.plus(Duration.ofHours(3));
  private static final Plate PLATE = new Plate("浙A0N001");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Lot LOT =
      new Lot(
          "west-lake",
          "西湖示例停车场",
          "West Lake",
          10,
          "hangzhou-road/core",
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Policy.standard());

  private static Own own(String state, Held.Role role) {
    var end = new SessionView.End(ENTERED, Optional.empty(), 1, Optional.empty());
    var visit =
        new SessionView(
            VISIT,
            new SessionView.Car(PLATE, PlateColour.BLUE),
            LOT.id(),
            LOT.tariff(),
            new SessionView.Status(
                state, "NONE", Optional.empty(), Optional.empty(), Optional.empty(), 1),
            Optional.of(end),
            Optional.empty());
    var held =
        new Held(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Held.Car(PLATE, PlateColour.BLUE),
            new Held.Look("", true),
            new Held.Paying(role, List.of("wechat"), Optional.empty()),
            new Held.Since(ENTERED, "NEVER_SEEN"));
    return new Own(visit, held);
  }

  private static List<Message> ended(VisitFacts.Ended facts) {
    return VisitNews.of(own("CLOSED", Held.Role.PAYER), LOT, facts, LATER);
  }

  private static VisitFacts.Ended charged(ChargeState state, long fen, String note) {
    var nothing = Fen.ZERO;
    return VisitFacts.Ended.nothing(
        Optional.of(
            new ChargeView(
                STAY,
                2,
                Fen.fen(fen),
                List.of(),
                new ChargeView.Parts(nothing, nothing, nothing, Fen.fen(fen)),
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(note))));
  }

  private static List<MessageKind> kinds(List<Message> all) {
    return all.stream().map(Message::kind).toList();
  }

  @Test
  void is_what_became_of_the_price() {
    assertThat(ended(charged(ChargeState.PAID, 1000, null)))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(MessageKind.CHARGED);
              assertThat(it.cause()).isEqualTo("charged/" + VISIT + "/2");
              assertThat(it.said().title().zh()).isEqualTo("已扣费 10.00 元");
              assertThat(it.page()).isEqualTo("pages/visit/visit?id=" + VISIT);
            });
    assertThat(ended(charged(ChargeState.FREE, 0, null)).get(0).said().title().en())
        .isEqualTo("Parking was free");
    assertThat(kinds(ended(charged(ChargeState.RECEIVABLE, 1000, "refused"))))
        .containsExactly(MessageKind.DEDUCTION_FAILED);
  }

  @Test
  void is_nothing_while_money_is_on_its_way() {
    assertThat(ended(charged(ChargeState.RECEIVABLE, 1000, null))).isEmpty();
    assertThat(ended(charged(ChargeState.COLLECTING, 1000, "asked"))).isEmpty();
    assertThat(ended(charged(ChargeState.WRITTEN_OFF, 1000, null))).isEmpty();
  }

  private static RefundView refund(String number, String state) {
    return new RefundView(
        number, "o1", STAY, Fen.fen(200), state, LATER, Optional.empty(), Optional.empty());
  }

  private static DisputeView dispute(DisputeView.Step... steps) {
    return new DisputeView(
        "d1",
        new DisputeView.Subject(STAY, ACCOUNT, LOT.id()),
        DisputeView.Reason.OTHER,
        DisputeView.State.REFUNDED,
        new DisputeView.Times(LATER, LATER, Optional.empty(), false),
        Optional.empty(),
        List.of(steps));
  }

  private static DisputeView.Step step(String kind, DisputeView.Side side) {
    return new DisputeView.Step(
        kind, new DisputeView.By(side, "Chen"), "words", Optional.empty(), LATER);
  }

  private static VisitFacts.Ended much() {
    return new VisitFacts.Ended(
        Optional.empty(),
        Optional.of(Fen.fen(9900)),
        List.of(refund("r1", "REFUNDED"), refund("r2", "PROCESSING")),
        List.of(
            dispute(
                step("OPEN", DisputeView.Side.DRIVER),
                step("ANSWER", DisputeView.Side.OPERATOR),
                step("REFUND", DisputeView.Side.OPERATOR))),
        List.of(new VisitFacts.Reminded(ACCOUNT, LATER)),
        List.of(new VisitFacts.Invoiced("f1", Fen.fen(800))));
  }

  @Test
  void is_each_thing_by_a_cause_of_its_own_with_the_page_that_shows_it() {
    var all = ended(much());
    assertThat(all)
        .extracting(it -> it.kind() + " " + it.page())
        .containsExactly(
            "ASKED pages/now/now",
            "REFUNDED pages/visit/visit?id=" + VISIT,
            "DISPUTE pages/dispute/dispute?number=d1",
            "DISPUTE pages/dispute/dispute?number=d1",
            "DUES pages/dues/dues",
            "INVOICE pages/invoice/invoice?visit=" + VISIT);
    assertThat(all).extracting(Message::cause).doesNotHaveDuplicates().contains("refund/r1");
    assertThat(all.get(3).said().title().zh()).isEqualTo("申诉已通过");
  }

  @Test
  void is_the_same_again_by_the_same_causes() {
    assertThat(ended(much()))
        .extracting(Message::cause)
        .isEqualTo(ended(much()).stream().map(Message::cause).toList());
  }

  /** Rows of messages hold the plate sealed, and words around it. */
  @Test
  void is_said_without_the_plate_itself() {
    var all = new ArrayList<>(ended(much()));
    all.addAll(ended(charged(ChargeState.FREE, 0, null)));
    all.addAll(running(ahead(LATER, true, LATER), QUARTER, LATER.minusSeconds(60)));
    assertThat(all)
        .allSatisfy(
            it -> {
              assertThat(it.said().toString()).doesNotContain(PLATE.text());
              assertThat(it.about().plate()).contains(PLATE);
            });
  }

  @Test
  void concerns_money_to_who_pays_alone() {
    var user = own("CLOSED", Held.Role.CO_USER);
    assertThat(VisitNews.of(user, LOT, much(), LATER)).isEmpty();
  }

  @Test
  void is_that_a_person_looks_at_it() {
    var waiting = own("AWAITING_REVIEW", Held.Role.PAYER);
    var nothing = VisitFacts.Ended.nothing(Optional.empty());
    assertThat(kinds(VisitNews.of(waiting, LOT, nothing, LATER)))
        .containsExactly(MessageKind.IN_REVIEW);
  }

  private static Ahead ahead(Instant step, boolean isFree, Instant closes) {
    return new Ahead(
        Optional.ofNullable(step).map(at -> new NextStep.Step(at, 1000)),
        isFree,
        Optional.ofNullable(closes));
  }

  private static List<Message> running(Ahead ahead, Duration before, Instant now) {
    var own = own("OPEN", Held.Role.CO_USER);
    return RunningNews.of(own, LOT, ahead, new Reminding(before, now));
  }

  @Test
  void is_that_the_fee_rises_soon_from_the_wanted_time_until_it_does() {
    var rises = ahead(LATER, false, null);
    var reminder = LATER.minus(QUARTER);
    assertThat(kinds(running(rises, QUARTER, reminder.minusSeconds(1))))
        .containsExactly(MessageKind.ENTERED);
    assertThat(kinds(running(rises, QUARTER, reminder)))
        .containsExactly(MessageKind.ENTERED, MessageKind.STEP_SOON);
    assertThat(kinds(running(rises, QUARTER, LATER))).containsExactly(MessageKind.ENTERED);
    assertThat(kinds(running(rises, Duration.ZERO, LATER.minusSeconds(1))))
        .containsExactly(MessageKind.ENTERED);
  }

  @Test
  void is_worth_a_text_message_where_free_time_ends() {
    var now = LATER.minusSeconds(60);
    var free = running(ahead(LATER, true, null), QUARTER, now).get(1);
    var dear = running(ahead(LATER, false, null), QUARTER, now).get(1);
    assertThat(free.about().isUrgent()).isTrue();
    assertThat(dear.about().isUrgent()).isFalse();
    assertThat(free.about().until()).contains(LATER);
    assertThat(free.said().body().zh()).contains("13:00 起为 10.00 元");
  }

  /** The display at the entrance says so already. */
  @Test
  void is_no_reminder_of_a_step_that_comes_sooner_than_that() {
    var soon = ENTERED.plus(Duration.ofMinutes(10));
    assertThat(kinds(running(ahead(soon, true, null), QUARTER, ENTERED.plusSeconds(5))))
        .containsExactly(MessageKind.ENTERED);
    assertThat(kinds(running(ahead(null, true, soon), QUARTER, ENTERED.plusSeconds(5))))
        .containsExactly(MessageKind.ENTERED, MessageKind.WINDOW_CLOSES);
  }

  private static Instant lookAgain(Ahead ahead, Duration before, Instant now) {
    return RunningNews.lookAgain(ahead, List.of(new Reminding(before, now)), now);
  }

  @Test
  void is_looked_for_again_when_the_next_reminder_is_due() {
    var rises = ahead(LATER, false, null);
    var reminder = LATER.minus(QUARTER);
    assertThat(lookAgain(rises, QUARTER, reminder.minusSeconds(60))).isEqualTo(reminder);
    assertThat(lookAgain(rises, QUARTER, reminder)).isEqualTo(LATER.plusSeconds(1));
    assertThat(lookAgain(rises, QUARTER, ENTERED)).isEqualTo(ENTERED.plus(Duration.ofHours(1)));
    assertThat(lookAgain(ahead(null, false, null), QUARTER, ENTERED))
        .isEqualTo(ENTERED.plus(Duration.ofHours(1)));
  }

  private static Optional<Duration> pause(Duration age, ChargeState state, String note) {
    var charge = charged(state, 1000, note).charge();
    var now = LATER.plus(age);
    return LookingAgain.at(Optional.of(LATER), LookingAgain.isSettled("CLOSED", charge), now)
        .map(at -> Duration.between(now, at));
  }

  @Test
  void is_looked_for_less_often_the_longer_money_is_on_its_way() {
    var collecting = ChargeState.COLLECTING;
    assertThat(pause(Duration.ZERO, collecting, null)).contains(Duration.ofSeconds(10));
    assertThat(pause(Duration.ofMinutes(2), collecting, null)).contains(Duration.ofMinutes(1));
    assertThat(pause(Duration.ofHours(1), collecting, null)).contains(Duration.ofMinutes(30));
    assertThat(pause(Duration.ofDays(7), collecting, null)).isEmpty();
  }

  @Test
  void is_heard_from_billing_once_nothing_goes_on_by_itself() {
    assertThat(pause(Duration.ZERO, ChargeState.PAID, null)).isEmpty();
    assertThat(pause(Duration.ZERO, ChargeState.RECEIVABLE, "refused")).isEmpty();
    assertThat(pause(Duration.ZERO, ChargeState.RECEIVABLE, null)).isPresent();
    assertThat(LookingAgain.isSettled("CLOSED", Optional.empty())).isFalse();
    assertThat(LookingAgain.isSettled("LAPSED", Optional.empty())).isTrue();
  }
}
