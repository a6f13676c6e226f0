package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Arrears;
import billing.api.Contacts;
import billing.api.DisputeView;
import billing.api.Disputes;
import billing.api.Dues;
import billing.api.PayLater;
import billing.api.Stays;
import billing.api.WriteOffs;
import billing.ledger.Auditing;
import billing.messages.SendingMessages;
import billing.money.Fen;
import billing.testing.BooksDatabase;
import billing.testing.FakeGateway;
import billing.testing.MessageRecorder;
import billing.testing.SettableClock;
import billing.testing.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of arrears share. */
abstract class ArrearsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Stays stays;
  @Inject Dues dues;
  @Inject Arrears arrears;
  @Inject PayLater payLater;
  @Inject WriteOffs writeOffs;
  @Inject Contacts contacts;
  @Inject Auditing auditing;
  @Inject ArrearsBeat arrearsBeat;
  @Inject SendingMessages sending;
  @Inject FakeGateway gateway;
  @Inject SettableClock clock;
  @Inject BooksDatabase books;
  @Inject Disputes disputes;

  /** Every test begins at ten in the morning, so that quiet hours are where they are wanted. */
  @BeforeEach
  void inTheMorning() {
    gateway.reset();
    MessageRecorder.reset();
    var now = clock.instant().atZone(Steps.CHINA);
    var ten = now.with(LocalTime.of(10, 0));
    clock.advance(Duration.between(now, ten.isAfter(now) ? ten : ten.plusDays(1)));
    beat();
    MessageRecorder.reset();
  }

  @AfterEach
  void the_books_are_in_order() {
    assertThat(await(auditing.listFaults())).isEmpty();
  }

  static <T> T await(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }

  /** Waits for what payments do by themselves. */
  static void until(BooleanSupplier condition) {
    for (int i = 0; i < 1200 && !condition.getAsBoolean(); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** A visit of somebody that has ended just now and costs ten yuan. */
  Visit unpaid(String lot) {
    return unpaid(Visit.ofSomebody().in(lot));
  }

  Visit unpaid(Visit visit) {
    var entered = clock.instant().minus(Duration.ofHours(1));
    var now =
        new Visit(
            visit.stay(), visit.account(), visit.plate(), entered, visit.lot(), visit.tariff());
    await(stays.ended(now.ended(1, 60)));
    return now;
  }

  /** The driver says that the charge is wrong; answers the dispute's number. */
  String disputed(Visit visit) {
    var by = new DisputeView.By(DisputeView.Side.DRIVER, "a driver");
    var opening =
        new Disputes.Opening(
            visit.stay(), DisputeView.Reason.OTHER, by, "too dear", Optional.empty());
    return ((Disputes.Opened.Done) await(disputes.open(opening))).dispute().number();
  }

  void upheld(String dispute) {
    var by = new DisputeView.By(DisputeView.Side.OPERATOR, "a clerk");
    await(disputes.uphold(new Disputes.Act(dispute, by, "as the tariff says")));
  }

  /** The whole price is granted to the driver. */
  void granted(String dispute) {
    var by = new DisputeView.By(DisputeView.Side.OPERATOR, "a clerk");
    var lowering = new Disputes.Lowering(Optional.empty(), false);
    await(disputes.refund(new Disputes.Act(dispute, by, "as a favour"), lowering));
  }

  void paid(Visit visit, long fen) {
    var slip = "slip-" + UUID.randomUUID();
    var outcome = await(dues.received(visit.account(), Fen.fen(fen), slip, clock.instant()));
    assertThat(outcome).isInstanceOf(Dues.PaymentOutcome.Booked.class);
  }

  /** Lets everything happen that is due now. */
  void beat() {
    await(arrearsBeat.beat());
    await(sending.beat());
  }

  void later(Duration by) {
    clock.advance(by);
    beat();
  }

  /** What was done about a visit's debt, in words. */
  List<String> steps(Visit visit) {
    return await(arrears.listSteps(visit.account())).stream()
        .filter(step -> step.stay().equals(visit.stay()))
        .map(step -> step.step() + " " + step.outcome())
        .toList();
  }

  /** What the provider of text messages got for a number, in order. */
  static List<MessageRecorder.Heard> sms(String number) {
    return MessageRecorder.heard("/sms").stream()
        .filter(heard -> heard.body().contains("\"" + number + "\""))
        .toList();
  }

  /** The story of the account's messages. */
  List<String> events(Visit visit) {
    return books.rows(
        """
        select e.channel, e.what, e.code from message_event e join message m
        on m.account_id = e.account_id and m.message_id = e.message_id
        where e.account_id = '%s' order by m.queued_at, e.message_id, e.serial"""
            .formatted(visit.account()));
  }

  List<String> postings(Visit visit) {
    return books.rows(
        """
        select split_part(debit, ':', 1), split_part(credit, ':', 1), amount_fen,
          split_part(cause, ':', 1)
        from posting where account_id = '%s' order by serial"""
            .formatted(visit.account()));
  }
}
