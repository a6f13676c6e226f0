package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.Reply;
import billing.messages.Channel;
import billing.testing.MessageRecorder;
import billing.testing.MessageRecorder.Said;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ArrearsProfile.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_visit_that_nobody_pays extends ArrearsTest {
  @Test
  void is_told_of_by_the_first_channel_that_takes_it_once() {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), Channel.SMS.code(), "13900000001"));
    later(Duration.ofMinutes(59));
    assertThat(steps(visit)).isEmpty();
    later(Duration.ofMinutes(1));
    assertThat(steps(visit)).containsExactly("REMINDER_0 DONE sms SENT");
    assertThat(events(visit))
        .containsExactly(
            "subscribe-message QUEUED ",
            "subscribe-message SKIPPED no-address",
            "sms SENDING ",
            "sms SENT ");
    beat();
    later(Duration.ofHours(1));
    assertThat(sms("13900000001")).hasSize(1);
  }

  @Test
  void goes_through_all_steps_of_its_place() throws Exception {
    var visit = unpaid("escalating");
    later(Duration.ofHours(1));
    assertThat(steps(visit)).isEmpty();
    later(Duration.ofDays(1));
    assertThat(steps(visit)).containsExactly("OVERDUE DONE");
    later(Duration.ofDays(1));
    assertThat(steps(visit)).containsExactly("OVERDUE DONE", "ESCALATED DONE");
    var day = LocalDate.ofInstant(clock.instant(), Steps.CHINA);
    assertThat(await(arrears.report(day)))
        .contains("\"ESCALATED\",\"浙A0T001\",\"BLUE\"")
        .contains("\"10.00\",\"" + visit.stay() + "\"");
    var file = ArrearsProfile.FOLDER.resolve("reports/arrears-%s.csv".formatted(day));
    assertThat(Files.readString(file)).isEqualTo(await(arrears.report(day)));
    later(Duration.ofDays(2));
    assertThat(steps(visit)).contains("WRITE_OFF DONE");
    assertThat(await(dues.of(visit.account())).count()).isZero();
  }

  @Test
  void is_left_alone_where_another_company_collects() {
    var visit = unpaid("silent");
    later(Duration.ofDays(4));
    assertThat(steps(visit)).isEmpty();
    assertThat(await(arrears.of(visit.account())).visits()).isEqualTo(1);
  }

  @Test
  void is_told_of_in_one_message_with_the_others_of_that_day() {
    var first = unpaid("street");
    var second = unpaid(Visit.of(first.account()).in("street"));
    await(contacts.set(first.account(), Channel.SMS.code(), "13900000002"));
    later(Duration.ofHours(2));
    assertThat(steps(first)).containsExactly("REMINDER_0 DONE sms SENT");
    assertThat(steps(second)).containsExactly("REMINDER_0 DONE sms SENT");
    assertThat(sms("13900000002")).hasSize(1);
    assertThat(sms("13900000002").get(0).body()).contains("共2笔未缴，合计20.00元");
  }

  @Test
  void is_not_told_of_any_more_once_it_is_paid() {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), Channel.SMS.code(), "13900000003"));
    paid(visit, 1000);
    later(Duration.ofDays(3));
    assertThat(steps(visit)).isEmpty();
    assertThat(sms("13900000003")).isEmpty();
  }

  @Test
  void that_is_paid_between_queue_and_channel_is_not_told_of() {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), Channel.SMS.code(), "13900000004"));
    clock.advance(Duration.ofHours(2));
    await(arrearsBeat.beat());
    paid(visit, 1000);
    await(sending.beat());
    assertThat(events(visit)).last().isEqualTo("subscribe-message MOOT ");
    assertThat(sms("13900000004")).isEmpty();
  }

  @Test
  void is_left_alone_while_it_is_disputed() {
    var visit = unpaid("escalating");
    var dispute = disputed(visit);
    later(Duration.ofDays(2));
    later(Duration.ofDays(2));
    assertThat(steps(visit)).isEmpty();
    assertThat(await(payLater.of(visit.account())).visits()).isZero();
    upheld(dispute);
    later(Duration.ofDays(1));
    assertThat(steps(visit)).contains("OVERDUE DONE", "ESCALATED DONE");
  }

  @Test
  void is_not_told_of_by_night() {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), Channel.SMS.code(), "13900000005"));
    MessageRecorder.answersSms(heard -> new Said(503, ""));
    later(Duration.ofMinutes(11 * 60 + 59));
    assertThat(events(visit)).last().isEqualTo("sms LATER HTTP 503");
    MessageRecorder.reset();
    later(Duration.ofMinutes(10));
    assertThat(sms("13900000005")).isEmpty();
    later(Duration.ofHours(10));
    assertThat(sms("13900000005")).hasSize(1);
  }

  @Test
  void is_followed_once_by_two_workers_and_after_a_restart() {
    var visits = java.util.stream.IntStream.range(0, 20).mapToObj(i -> unpaid("street")).toList();
    visits.forEach(
        visit -> await(contacts.set(visit.account(), Channel.SMS.code(), "13900000006")));
    clock.advance(Duration.ofHours(2));
    await(
        io.smallrye.mutiny.Uni.join()
            .all(List.of(arrearsBeat.beat(), arrearsBeat.beat(), arrearsBeat.beat()))
            .andFailFast());
    await(
        io.smallrye.mutiny.Uni.join()
            .all(List.of(sending.beat(), sending.beat(), sending.beat()))
            .andFailFast());
    visits.forEach(visit -> assertThat(steps(visit)).containsExactly("REMINDER_0 DONE sms SENT"));
    assertThat(sms("13900000006")).hasSize(20);
  }

  @Test
  void is_followed_although_the_clock_was_ahead_for_a_while() throws Exception {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), Channel.SMS.code(), "13900000007"));
    await(arrearsBeat.beat());
    books.execute(
        "update arrear set next_at = next_at + interval '300 days' where account_id = '%s'"
            .formatted(visit.account()));
    later(Duration.ofHours(2));
    assertThat(steps(visit)).containsExactly("REMINDER_0 DONE sms SENT");
  }

  @Test
  void that_a_gateway_is_collecting_is_waited_for() {
    var visit = unpaid("street");
    gateway.answersOrders(order -> new Reply.Accepted());
    await(stays.payerBound(visit.bound()));
    until(() -> states(visit).contains("ACCEPTED"));
    later(Duration.ofHours(2));
    assertThat(steps(visit)).isEmpty();
    assertThat(await(payLater.of(visit.account())).visits()).isZero();
  }

  @Test
  void is_told_of_later_when_a_gateway_begins_to_collect_between_queue_and_channel() {
    var visit = unpaid("street");
    await(contacts.set(visit.account(), Channel.SMS.code(), "13900000008"));
    clock.advance(Duration.ofHours(1));
    await(arrearsBeat.beat());
    gateway.answersOrders(order -> new Reply.Accepted());
    await(stays.payerBound(visit.bound()));
    until(() -> states(visit).contains("ACCEPTED"));
    await(sending.beat());
    assertThat(events(visit)).containsExactly("subscribe-message QUEUED ");
    later(Duration.ofHours(1));
    assertThat(events(visit)).containsExactly("subscribe-message QUEUED ");
  }

  private List<String> states(Visit visit) {
    return books.rows(
        "select state from attempt where account_id = '%s'".formatted(visit.account()));
  }
}
