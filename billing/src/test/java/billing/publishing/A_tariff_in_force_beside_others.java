package billing.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.CeilingBreach;
import billing.api.NoticeRefused.Why;
import billing.api.PublishedTariffs.Form;
import billing.api.PublishedTariffs.Published;
import billing.api.Quotes;
import billing.api.TariffId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_tariff_in_force_beside_others extends PublishingTest {
  private static final TariffId FIRST = new TariffId("hangzhou-road/first");
  private static int families;

  @Inject Quotes quotes;

  /** A notice that is in force on the morning of its first day; half an hour costs so much. */
  private TariffId inForce(int fen) {
    families++;
    var day = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).plusDays(8);
    published(new Draft("beside-" + families, day.toString(), fen, ""));
    clock.advance(Duration.ofDays(8));
    return new TariffId("beside-" + families + "/core");
  }

  private List<CeilingBreach> breaches(TariffId tariff, TariffId... ceilings) {
    return await(published.breaches(tariff, Set.of(ceilings), clock.instant()));
  }

  @Test
  void costs_no_more_than_itself_and_than_dearer_ones() {
    var tariff = inForce(200);
    assertThat(breaches(tariff)).isEmpty();
    assertThat(breaches(tariff, tariff)).isEmpty();
    assertThat(breaches(tariff, inForce(300))).isEmpty();
  }

  @Test
  void is_found_where_it_costs_more_with_the_stay_and_both_prices() {
    var cheap = inForce(200);
    var dear = inForce(300);
    var found = breaches(dear, cheap, FIRST);
    assertThat(found).isNotEmpty().allMatch(it -> it.zone().equals("core"));
    var stay =
        found.stream()
            .filter(it -> it.ceiling().equals(cheap.value()))
            .findFirst()
            .flatMap(CeilingBreach::stay)
            .orElseThrow();
    assertThat(stay.price().compareTo(stay.most())).isPositive();
    assertThat(stay.entered()).isAfter(clock.instant().minus(Duration.ofDays(1)));
  }

  @Test
  void cannot_be_compared_with_one_that_nobody_published() {
    var found = breaches(inForce(200), new TariffId("moon/core"));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).stay()).isEmpty();
    assertThat(found.get(0).words()).contains("no such tariff is published");
  }

  @Test
  void is_compared_only_once_it_is_in_force() {
    isRefused(
        Why.UNKNOWN,
        "No tariff moon/core is in force",
        () -> published.breaches(new TariffId("moon/core"), Set.of(FIRST), clock.instant()));
    isRefused(
        Why.UNKNOWN,
        "No tariff hangzhou-road/moon is in force",
        () -> published.breaches(new TariffId("hangzhou-road/moon"), Set.of(), clock.instant()));
  }

  @Test
  void says_who_may_set_its_price_and_which_rights_it_knows() {
    assertThat(published.list("hangzhou-road"))
        .extracting(Published::form)
        .allMatch(form -> form.equals(Optional.of(Form.GOVERNMENT_PRICE)));
    assertThat(quotes.rights(FIRST, clock.instant())).isEmpty();
    assertThat(quotes.rights(new TariffId("moon/core"), clock.instant())).isEmpty();
    assertThat(quotes.sharedHours(FIRST, clock.instant())).isEmpty();
  }
}
