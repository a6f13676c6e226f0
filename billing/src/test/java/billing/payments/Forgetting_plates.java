package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Contacts;
import billing.api.DisputeView.By;
import billing.api.DisputeView.Reason;
import billing.api.DisputeView.Side;
import billing.api.Disputes;
import billing.api.Retention;
import billing.gateways.Reply;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The books are audited after each test: they are what they were. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Forgetting_plates extends BillingTest {
  @Inject Retention retention;
  @Inject Disputes disputes;
  @Inject Contacts contacts;

  private String plate(Visit visit) {
    return books
        .rows(
            "select plate_hash, left(plate_sealed, 15) from stay where stay_id = '%s'"
                .formatted(visit.stay()))
        .get(0);
  }

  private boolean isMasked(Visit visit) {
    return plate(visit).startsWith("masked");
  }

  private Visit paid() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    paidByHand(visit, 1000);
    return visit;
  }

  private void night() {
    await(retention.maskPlates(clock.instant()));
  }

  @Test
  void leaves_the_province_and_the_letter_and_all_the_money() {
    var visit = paid();
    var money = postings(visit);
    clock.advance(Duration.ofDays(1));
    await(retention.maskPlates(visit.entered()));
    assertThat(isMasked(visit)).isFalse();
    night();
    assertThat(plate(visit)).contains("masked").contains("masked.浙A•••••");
    assertThat(postings(visit)).isEqualTo(money);
    assertThat(charge(visit).amount().count()).isEqualTo(1000);
    assertThat(await(retention.listWithPlates(List.of(visit.account())))).isEmpty();
    night();
  }

  @Test
  void waits_until_a_debt_is_paid() {
    var visit = Visit.ofSomebody();
    ended(visit, 1, 60);
    clock.advance(Duration.ofDays(1));
    night();
    assertThat(isMasked(visit)).isFalse();
    assertThat(await(retention.listOpen(List.of(visit.stay())))).containsExactly(visit.stay());
    assertThat(await(retention.listWithPlates(List.of(visit.account())))).hasSize(1);
    paidByHand(visit, 1000);
    assertThat(await(retention.listOpen(List.of(visit.stay())))).isEmpty();
    night();
    assertThat(isMasked(visit)).isTrue();
  }

  @Test
  void waits_until_a_dispute_is_decided() {
    var visit = paid();
    var by = new By(Side.OPERATOR, "Li Wei");
    var opening =
        new Disputes.Opening(visit.stay(), Reason.OTHER, by, "too dear", Optional.empty());
    var opened = (Disputes.Opened.Done) await(disputes.open(opening));
    clock.advance(Duration.ofDays(1));
    night();
    assertThat(isMasked(visit)).isFalse();
    await(disputes.uphold(new Disputes.Act(opened.dispute().number(), by, "it was right")));
    night();
    assertThat(isMasked(visit)).isTrue();
  }

  @Test
  void takes_who_paid_at_a_gateway_along() {
    var visit = Visit.ofSomebody();
    bound(visit);
    await(stays.began(visit.began()));
    beat();
    gateway.answersOrders(order -> new Reply.Paid("transaction", clock.instant()));
    ended(visit, 1, 60);
    beat();
    later(Duration.ofDays(1));
    assertThat(await(retention.listOpen(List.of(visit.stay())))).isEmpty();
    night();
    for (var table : List.of("gateway_entry", "attempt")) {
      assertThat(
              books.rows(
                  "select identity from %s where stay_id = '%s'".formatted(table, visit.stay())))
          .isNotEmpty()
          .allMatch("masked.•••"::equals);
    }
  }

  @Test
  void takes_addresses_along_when_the_account_is_forgotten() {
    var visit = paid();
    await(contacts.set(visit.account(), "sms", "13900000099"));
    await(retention.forgetContacts(List.of(visit.account())));
    assertThat(await(contacts.list(visit.account()))).isEmpty();
  }
}
