package billing.payments;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ByHand;
import billing.api.Dues.Payment;
import billing.api.Refunds;
import billing.api.Revenue;
import billing.api.Settlements.Sums;
import billing.api.WriteOffs;
import billing.charges.Relief;
import billing.charges.Relieving;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An hour costs ten yuan; the gateway keeps 6 fen of it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class What_a_statement_counts extends SettlementTest {
  private static final WriteOffs.Act ACT = new WriteOffs.Act("a clerk", "the car was scrapped");

  @Inject Refunds refunds;
  @Inject Relieving relieving;
  @Inject Revenue revenue;
  @Inject Transactions transactions;
  @Inject WriteOffs writeOffs;

  /** Four yuan, out of goodwill. */
  private void relieved(Visit visit) {
    var cause = new Standing.Cause("goodwill:" + visit.stay(), clock.instant());
    await(
        transactions.inOne(
            tx ->
                StayRow.lock(tx, StayKey.of(visit.account(), visit.stay()))
                    .chain(stay -> relieving.grant(tx, stay, new Relief.Part(fen(400)), cause))));
  }

  private void paid(Visit visit, long fen) {
    var reference = "bank-%s-%d".formatted(visit.stay(), fen);
    var payment = new Payment(fen(fen), ByHand.TRANSFER, reference, clock.instant());
    await(dues.received(visit.account(), payment));
  }

  /** What a statement of a day says, which is what the figures of revenue say. */
  private Sums sums(LocalDate of) {
    var sums = proposed(of).sums();
    var from = of.atStartOfDay(CHINA).toInstant();
    var until = of.plusDays(1).atStartOfDay(CHINA).toInstant();
    assertThat(await(revenue.received(lot, from, until))).isEqualTo(fen(sums.received()));
    assertThat(await(revenue.wentBack(lot, from, until))).isEqualTo(fen(sums.refunded()));
    return sums;
  }

  @Test
  void is_only_what_is_left_to_pay_after_goodwill() {
    var visit = charged();
    relieved(visit);
    paid(visit, 600);
    theNextNoon();
    assertThat(sums(day)).isEqualTo(new Sums(600, 0, 0, 600));
  }

  @Test
  void is_less_what_goes_back_out_of_goodwill_on_the_day_on_which_it_goes() {
    var visit = ordered(new Reply.Paid("t", clock.instant()));
    billed(visit);
    theNextNoon();
    await(reconciliations.run("wechat", day));
    relieved(visit);
    assertThat(sums(day.plusDays(1))).as("nothing has moved").isEqualTo(new Sums(0, 0, 0, 0));
    gateway.answersRefunds(order -> new RefundReply.Refunded("r", clock.instant()));
    var wish = new Refunds.Wish(fen(400), "停车费多收退款", "wang");
    await(refunds.order(visit.account(), visit.stay(), wish));
    for (int beats = 0; beats < 50 && !refunds(visit).contains("REFUNDED 400"); beats++) {
      beat();
    }
    assertThat(sums(day)).isEqualTo(new Sums(1000, 0, 6, 994));
    assertThat(sums(day.plusDays(1))).isEqualTo(new Sums(0, 400, 0, -400));
  }

  @Test
  void is_nothing_of_what_is_written_off_until_it_is_paid_after_all() {
    lot = "soon-given-up";
    var visit = charged();
    for (int days = 0; days < 3; days++) {
      theNextNoon();
    }
    var today = day.plusDays(3);
    assertThat(await(writeOffs.writeOff(visit.account(), visit.stay(), ACT)))
        .isEqualTo(new WriteOffs.Outcome.Done(fen(1000)));
    assertThat(sums(today)).isEqualTo(new Sums(0, 0, 0, 0));
    await(writeOffs.revive(visit.account(), visit.stay(), ACT));
    assertThat(sums(today)).isEqualTo(new Sums(0, 0, 0, 0));
    paid(visit, 1000);
    assertThat(sums(today)).isEqualTo(new Sums(1000, 0, 0, 1000));
  }
}
