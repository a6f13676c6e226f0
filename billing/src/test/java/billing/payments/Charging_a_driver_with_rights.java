package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.Quotes;
import billing.api.TariffId;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** By a tariff of ten yuan an hour, for visits that begin at 10:00; sample-rights has the rest. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Charging_a_driver_with_rights extends BillingTest {
  private static final TariffId TARIFF = new TariffId("sample-rights/lot");
  private static final Instant NEW_YEAR = Instant.parse("2026-12-31T16:00:00Z");

  private static Visit visit() {
    return Visit.ofSomebody().withTariff(TARIFF.value());
  }

  private ChargeView charged(Visit visit, String... rights) {
    await(stays.ended(visit.with(Set.of(rights), 1, 180)));
    return charge(visit);
  }

  @Test
  void takes_what_a_pass_covers_out_of_the_stay() {
    var charge = charged(visit(), "pass");
    assertThat(charge.amount()).isEqualTo(Fen.fen(1000));
    assertThat(charge.lines()).extracting(ChargeView.Line::reasonZh).first().isEqualTo("免费：上午停车证");
  }

  @Test
  void charges_nothing_where_rights_cover_everything() {
    var visit = visit();
    await(stays.ended(visit.with(Set.of("pass"), 1, 120)));
    assertThat(charge(visit).state()).isEqualTo(ChargeState.FREE);
  }

  @Test
  void uses_several_in_the_order_of_the_notice() {
    assertThat(charged(visit(), "five", "half").amount()).isEqualTo(Fen.fen(1000));
    assertThat(charged(visit(), "half", "five").amount()).isEqualTo(Fen.fen(1000));
  }

  @Test
  void says_in_a_line_of_nothing_that_a_right_is_unknown() {
    var charge = charged(visit(), "half", "residents");
    assertThat(charge.amount()).isEqualTo(Fen.fen(1500));
    var last = charge.lines().get(charge.lines().size() - 1);
    assertThat(last.amount()).isEqualTo(Fen.ZERO);
    assertThat(last.reason()).isEqualTo("not applied: this tariff knows no right called residents");
    assertThat(last.reasonZh()).contains("residents").contains("未使用");
    assertThat(last.rule()).isEqualTo("sample-rights@2026-01-01 rights");
  }

  @Test
  void twice_with_other_rights_is_refused() {
    var visit = visit();
    charged(visit, "half");
    charged(visit, "half");
    assertThatThrownBy(() -> charged(visit, "five"))
        .hasMessageContaining("rights was half, now five");
    assertThatThrownBy(() -> charged(visit)).hasMessageContaining("rights was half, now none");
  }

  @Test
  void is_what_a_quote_says_beforehand() {
    var entered = visit().entered();
    var asked =
        new Quotes.Question(SMALL, Set.of("pass", "gone"), entered, entered.plusSeconds(10_800));
    var quote = quotes.quote(TARIFF, asked);
    assertThat(quote.amount()).isEqualTo(Fen.fen(1000));
    assertThat(quote.unknownRights()).containsExactly("gone");
  }

  @Test
  void misses_no_right_where_nothing_is_to_be_paid_anyway() {
    var entered = visit().entered();
    var asked = new Quotes.Question(SMALL, Set.of("gone"), entered, entered.plusSeconds(600));
    assertThat(quotes.quote(TARIFF, asked).unknownRights()).isEmpty();
    assertThat(quotes.quote(TARIFF, asked).lines()).hasSize(1);
  }

  @Test
  void misses_a_right_that_the_next_version_does_not_know_once_it_counts() {
    var quote = quote(NEW_YEAR.minus(Duration.ofHours(2)), NEW_YEAR.plus(Duration.ofHours(2)));
    assertThat(quote.amount())
        .as("two hours at half price, less five, and two whole")
        .isEqualTo(Fen.fen(500 + 1000));
    assertThat(quote.unknownRights()).containsExactly("five");
    var before = quote(NEW_YEAR.minus(Duration.ofHours(2)), NEW_YEAR);
    assertThat(before.amount()).isEqualTo(Fen.fen(500));
    assertThat(before.unknownRights()).isEmpty();
  }

  private Quotes.Quote quote(Instant entered, Instant until) {
    return quotes.quote(TARIFF, new Quotes.Question(SMALL, Set.of("half", "five"), entered, until));
  }

  @Test
  void asks_which_rights_there_are() {
    assertThat(quotes.rights(TARIFF, NEW_YEAR.minusSeconds(1)))
        .containsExactly("pass", "half", "five");
    assertThat(quotes.rights(TARIFF, NEW_YEAR)).containsExactly("half");
    assertThat(quotes.rights(new TariffId("hangzhou-road/core"), NEW_YEAR)).isEmpty();
    assertThat(quotes.rights(TARIFF, Instant.parse("2025-01-01T00:00:00Z"))).isEmpty();
    assertThat(quotes.rights(new TariffId("nowhere"), NEW_YEAR)).isEmpty();
  }
}
