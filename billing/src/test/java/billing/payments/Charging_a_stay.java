package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.api.ChargeState;
import billing.api.Quotes;
import billing.api.TariffId;
import billing.api.VehicleCategory;
import billing.api.Waiver;
import billing.gateways.Reply;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Charging_a_stay extends BillingTest {

  @Test
  void posts_its_price_and_shows_what_it_is_made_of() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 100);
    beat();
    var charge = charge(visit);
    assertThat(charge.amount()).isEqualTo(Fen.fen(1600));
    assertThat(charge.lines())
        .extracting(line -> line.amount().count())
        .containsExactly(1000L, 600L, 0L);
    assertThat(charge.lines().get(0).rule())
        .isEqualTo("hangzhou-road@2014-12-31 zones.core.rates.small.days[0].periods[day]");
    assertThat(charge.state()).isEqualTo(ChargeState.RECEIVABLE);
    assertThat(charge.note()).hasValue("the plate is bound to nobody");
    assertThat(owed(visit)).isEqualTo(Fen.fen(1600));
    assertThat(postings(visit)).containsExactly("receivable income 1600");
  }

  @Test
  void posts_nothing_when_it_is_free() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 15);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.FREE);
    assertThat(charge(visit).lines()).hasSize(1);
    assertThat(postings(visit)).isEmpty();
  }

  @Test
  void twice_with_the_same_facts_changes_nothing() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    ended(visit, 1, 60);
    assertThat(postings(visit)).containsExactly("receivable income 1000");
  }

  @Test
  void twice_with_other_facts_is_refused_and_says_what_differs() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    assertThatThrownBy(() -> ended(visit, 1, 90))
        .hasMessageContaining("charged before with other facts")
        .hasMessageContaining("left was 2026-11-24T03:00:00Z, now 2026-11-24T03:30:00Z")
        .hasMessageContaining("the next revision");
    assertThatThrownBy(() -> ended(visit.withPlate("浙A0T002"), 1, 60))
        .hasMessageContaining("the vehicle is another one")
        .hasMessageNotContaining("浙A0T002");
    assertThat(postings(visit)).containsExactly("receivable income 1000");
  }

  @Test
  void told_by_an_earlier_release_that_knew_no_police_cars_is_the_same_fact() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    await(stays.ended(visit.ofCategory(VehicleCategory.POLICE, 1, 60)));
    assertThat(postings(visit)).containsExactly("receivable income 1000");
    assertThatThrownBy(() -> await(stays.ended(visit.ofCategory(VehicleCategory.TRAILER, 1, 60))))
        .hasMessageContaining("class was SMALL, now LARGE");
  }

  @Test
  void of_a_large_vehicle_costs_what_the_tariff_says_of_its_class() {
    var visit = Visit.ofSomebody();
    await(stays.ended(visit.ofCategory(VehicleCategory.LARGE, 1, 60)));
    assertThat(owed(visit)).isEqualTo(Fen.fen(2000));
  }

  @Test
  void by_an_unknown_tariff_is_refused_and_names_those_there_are() {
    var fact = Visit.ofSomebody().began();
    var nothing = new Quotes.Question(SMALL, Set.of(), fact.entered(), fact.entered());
    assertThatThrownBy(() -> quotes.quote(new TariffId("nowhere"), nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no tariff is called nowhere")
        .hasMessageContaining("hangzhou-road/core");
    assertThat(quotes.knows(fact.tariff(), fact.entered())).isTrue();
  }

  @Test
  void by_ten_callers_at_once_charges_once() {
    var visit = Visit.ofSomebody();
    var calls = IntStream.range(0, 10).mapToObj(i -> stays.ended(visit.ended(1, 60))).toList();
    await(Uni.join().all(calls).andCollectFailures());
    assertThat(postings(visit)).containsExactly("receivable income 1000");
  }

  @Test
  void by_two_callers_who_disagree_charges_one_and_refuses_the_other() {
    var visit = Visit.ofSomebody();
    var calls =
        IntStream.of(60, 90)
            .mapToObj(minutes -> stays.ended(visit.ended(1, minutes)))
            .map(call -> call.replaceWith("charged").onFailure().recoverWithItem("refused"))
            .toList();
    assertThat(await(Uni.join().all(calls).andCollectFailures()))
        .containsExactlyInAnyOrder("charged", "refused");
    assertThat(postings(visit)).hasSize(1);
  }

  @Test
  void again_posts_only_the_difference() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    ended(visit, 2, 100);
    ended(visit, 3, 30);
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000", "receivable income 600", "income receivable 1100");
    assertThat(charge(visit).revision()).isEqualTo(3);
    assertThat(owed(visit)).isEqualTo(Fen.fen(500));
  }

  @Test
  void by_an_older_account_that_comes_late_changes_nothing() {
    var visit = Visit.ofSomebody();
    ended(visit, 2, 60);
    ended(visit, 1, 90);
    var misread = visit.by(Visit.ofSomebody().account());
    ended(misread, 1, 90);
    assertThat(owed(misread)).isEqualTo(Fen.ZERO);
    assertThat(charge(visit).revision()).isEqualTo(2);
    assertThat(postings(visit)).containsExactly("receivable income 1000");
  }

  @Test
  void again_after_it_was_paid_leaves_the_surplus_visible_and_uses_it_up_first() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    paidByHand(visit, 1000);
    ended(visit, 2, 30);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.PAID);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
    ended(visit, 3, 100);
    assertThat(owed(visit)).isEqualTo(Fen.fen(600));
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000",
            "cash receivable 1000",
            "income surplus 500",
            "surplus income 500",
            "receivable income 600");
  }

  @Test
  void again_for_another_account_frees_the_first_one() {
    var misread = Visit.ofSomebody();
    ended(misread, 1, 60);
    var right = Visit.ofSomebody();
    ended(misread.by(right.account()), 2, 60);
    assertThat(owed(misread)).isEqualTo(Fen.ZERO);
    assertThat(owed(right)).isEqualTo(Fen.fen(1000));
    assertThat(charge(misread).amount()).isEqualTo(Fen.fen(1000));
    assertThat(
            books.rows(
                """
                select l.amount_fen, l.reason from charge c join charge_line l using (charge_id)
                where c.account_id = '%s' and c.revision = 2"""
                    .formatted(misread.account())))
        .containsExactly("0 corrected: the visit was another car's");
  }

  @Test
  void again_for_the_first_account_after_all_charges_it_alone() {
    var first = Visit.ofSomebody();
    ended(first, 1, 60);
    var second = first.by(Visit.ofSomebody().account());
    ended(second, 2, 60);
    ended(first, 3, 30);
    assertThat(owed(first)).isEqualTo(Fen.fen(500));
    assertThat(owed(second)).isEqualTo(Fen.ZERO);
    assertThat(charge(first).revision()).isEqualTo(3);
  }

  @Test
  void twice_for_two_accounts_is_refused() {
    var first = Visit.ofSomebody();
    ended(first, 1, 60);
    var second = first.by(Visit.ofSomebody().account());
    assertThatThrownBy(() -> ended(second, 1, 60))
        .hasMessageContaining("revision 1")
        .hasMessageContaining(
            "account was %s, now %s".formatted(first.account(), second.account()));
    ended(second, 2, 60);
    assertThatThrownBy(() -> ended(first, 2, 60)).hasMessageContaining("account was");
    ended(first, 1, 60);
    assertThat(owed(first)).isEqualTo(Fen.ZERO);
    assertThat(owed(second)).isEqualTo(Fen.fen(1000));
  }

  @Test
  void by_two_accounts_at_once_charges_one_of_them() {
    var visit = Visit.ofSomebody();
    var other = visit.by(Visit.ofSomebody().account());
    var calls =
        Stream.of(visit, other)
            .map(one -> stays.ended(one.ended(1, 60)))
            .map(call -> call.replaceWith("charged").onFailure().recoverWithItem("refused"))
            .toList();
    assertThat(await(Uni.join().all(calls).andCollectFailures()))
        .containsExactlyInAnyOrder("charged", "refused");
    assertThat(owed(visit).plus(owed(other))).isEqualTo(Fen.fen(1000));
  }

  @Test
  void whose_payment_comes_after_it_was_moved_leaves_the_payer_a_surplus() {
    var misread = Visit.ofSomebody();
    bound(misread);
    ended(misread, 1, 60);
    beat();
    var right = misread.by(Visit.ofSomebody().account());
    ended(right, 2, 60);
    var order = orders(misread).get(0).orderNumber();
    await(notices.heard(news(order, new Reply.Paid("transaction", clock.instant()))));
    assertThat(owed(right)).isEqualTo(Fen.fen(1000));
    assertThat(postings(misread))
        .containsExactly(
            "receivable income 1000",
            "income receivable 1000",
            "receivable income 1000",
            "gateway surplus 1000");
  }

  @Test
  void again_as_no_stay_at_all_frees_everybody() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    ended(visit, 2, 0);
    assertThat(charge(visit).state()).isEqualTo(ChargeState.FREE);
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);
  }

  @Test
  void that_is_waived_costs_nothing_and_says_why_until_it_is_charged_after_all() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    await(stays.ended(visit.waived(2, 60, Waiver.DOUBTFUL)));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.FREE);
    assertThat(charge(visit).lines())
        .extracting(line -> line.reason())
        .containsExactly(Waiver.DOUBTFUL.reason());
    assertThat(owed(visit)).isEqualTo(Fen.ZERO);

    await(stays.ended(visit.waived(2, 60, Waiver.DOUBTFUL)));
    assertThatThrownBy(() -> ended(visit, 2, 60)).hasMessageContaining("waiver was DOUBTFUL");
    ended(visit, 3, 60);
    assertThat(owed(visit)).isEqualTo(Fen.fen(1000));
    assertThat(postings(visit))
        .containsExactly(
            "receivable income 1000", "income receivable 1000", "receivable income 1000");
  }
}
