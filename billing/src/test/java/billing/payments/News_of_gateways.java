package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.GatewayNews;
import billing.api.GatewayNews.Doubtful;
import billing.gateways.EntryReply;
import billing.gateways.News;
import billing.gateways.News.About;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.Reply.Backing;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class News_of_gateways extends BillingTest {
  @Inject GatewayNews gatewayNews;

  private final Visit visit = Visit.ofSomebody();

  private String ordered() {
    bound(visit);
    ended(visit, 1, 60);
    beat();
    return orders(visit).get(0).orderNumber();
  }

  private Reply paid(Backing backing) {
    return new Reply.Paid("t", clock.instant(), backing);
  }

  private static News told(String id, About about) {
    return new News("wechat", id, about);
  }

  private void hear(About about) {
    await(notices.heard(told(UUID.randomUUID().toString(), about)));
  }

  private List<String> kept(String number) {
    return books.rows(
        "select about, outcome from notification where number = '%s' order by received_at, about"
            .formatted(number));
  }

  @Test
  void are_kept_once_with_what_came_of_them() {
    var number = ordered();
    var news = told(UUID.randomUUID().toString(), new About.OfOrder(number, paid(Backing.PAYER)));
    await(Uni.join().all(List.of(notices.heard(news), notices.heard(news))).andFailFast());
    await(notices.heard(news));
    hear(new About.OfOrder(number, paid(Backing.PAYER)));
    assertThat(kept(number))
        .containsExactlyInAnyOrder("order Paid BOOKED", "order Paid NOTHING_NEW");
    assertThat(postings(visit)).hasSize(2);
    assertThat(
            books.rows(
                "select distinct account_id from notification where number = '%s'"
                    .formatted(number)))
        .containsExactly(visit.account().toString());
  }

  @Test
  void of_numbers_that_are_not_ours_are_shown_to_a_person() {
    var since = clock.instant();
    var number = Numbers.ofOrder(visit.account());
    var refund = Numbers.ofRefund(visit.account());
    hear(new About.OfOrder(number, paid(Backing.PAYER)));
    hear(new About.OfOrder("0000", paid(Backing.PAYER)));
    hear(new About.OfRefund(refund, new RefundReply.Processing()));
    hear(new About.OfEntry(Numbers.ofEntry(visit.account()), new EntryReply.Blocked("PAUSE")));
    hear(new About.Other("SOMETHING"));
    assertThat(await(gatewayNews.listDoubtful(since)))
        .extracting(Doubtful::number, Doubtful::about, Doubtful::words)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                Optional.of(number), "order Paid", "we gave out no such number"),
            org.assertj.core.groups.Tuple.tuple(
                Optional.of(refund), "refund Processing", "we gave out no such number"))
        .noneMatch(row -> row.toString().contains("SOMETHING"));
    assertThat(await(gatewayNews.listDoubtful(clock.instant().plusSeconds(1)))).isEmpty();
  }

  @Test
  void that_name_another_amount_are_not_booked_and_shown_to_a_person() {
    var number = ordered();
    var other = new Reply.Paid("t", clock.instant(), Backing.PAYER, Optional.of(Fen.fen(900)));
    hear(new About.OfOrder(number, other));
    assertThat(kept(number)).containsExactly("order Paid CONTRADICTS");
    assertThat(charge(visit).state()).isEqualTo(ChargeState.COLLECTING);
    assertThat(await(gatewayNews.listDoubtful(clock.instant())))
        .extracting(Doubtful::words)
        .contains("wechat says that 9.00 yuan were taken where 10.00 were ordered");
    var right = new Reply.Paid("t", clock.instant(), Backing.PAYER, Optional.of(Fen.fen(1000)));
    hear(new About.OfOrder(number, right));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
  }

  @Test
  void of_an_advance_and_its_repayment_move_the_money_once() {
    var number = ordered();
    hear(new About.OfOrder(number, paid(Backing.ADVANCED)));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    hear(new About.OfOrder(number, paid(Backing.REPAID)));
    hear(new About.OfOrder(number, paid(Backing.ADVANCED)));
    hear(new About.OfOrder(number, paid(Backing.REPAID)));
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000", "advance receivable 1000", "gateway advance 1000");
  }

  @Test
  void of_a_repayment_before_its_advance_are_booked_as_the_gateways_money() {
    var number = ordered();
    hear(new About.OfOrder(number, paid(Backing.REPAID)));
    hear(new About.OfOrder(number, paid(Backing.ADVANCED)));
    assertThat(postings(visit))
        .containsExactly("receivable income 1000", "gateway receivable 1000");
  }

  @Test
  void of_a_car_that_is_blocked_and_freed_hold_for_its_charge() {
    bound(visit);
    await(stays.began(visit.began()));
    beat();
    var entry = entries(visit).get(0).number();
    hear(new About.OfEntry(entry, new EntryReply.Blocked("PAUSE")));
    ended(visit, 1, 60);
    beat();
    assertThat(orders(visit)).isEmpty();
    assertThat(charge(visit).note()).get().asString().contains("PAUSE");
    hear(new About.OfEntry(entry, new EntryReply.Registered("freed")));
    beat();
    assertThat(orders(visit)).extracting(order -> order.entryId()).containsExactly("freed");
  }

  @Test
  void of_money_after_we_gave_up_are_booked() {
    gateway.answersOrders(order -> new Reply.Refused("NO", "no", false));
    var number = ordered();
    later(Duration.ofHours(1));
    hear(new About.OfOrder(number, paid(Backing.PAYER)));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(charge(visit).receiptNumber()).isPresent();
  }
}
