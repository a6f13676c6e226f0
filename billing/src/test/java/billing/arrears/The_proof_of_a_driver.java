package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Arrears.UnpaidVisit;
import billing.api.PayLater;
import billing.money.Fen;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ArrearsProfile.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_proof_of_a_driver extends ArrearsTest {
  private static final Pattern CODE = Pattern.compile("#([0-9A-Z-]{14})");

  @Test
  void from_the_exit_shows_that_visit_and_not_the_others() {
    var visit = unpaid("street");
    unpaid(Visit.of(visit.account()).in("street"));
    var code = await(arrears.issueCode(visit.account(), visit.stay()));
    var shown = await(arrears.claim(visit.account(), code)).orElseThrow();
    assertThat(shown).extracting(UnpaidVisit::stay).containsExactly(visit.stay());
    assertThat(shown.get(0).lotName()).isEqualTo("Nowhere Road");
    assertThat(await(arrears.of(visit.account())).visits()).isEqualTo(2);
  }

  @Test
  void is_read_as_people_type_it() {
    var visit = unpaid("street");
    var code = await(arrears.issueCode(visit.account(), visit.stay()));
    assertThat(code).matches("[2-9A-HJ-NP-RT-Y]{4}(-[2-9A-HJ-NP-RT-Y]{4}){2}");
    assertThat(await(arrears.claim(visit.account(), code.toLowerCase().replace("-", " "))))
        .isPresent();
  }

  @Test
  void is_none_for_another_plate_and_none_when_it_is_guessed() {
    var visit = unpaid("street");
    var code = await(arrears.issueCode(visit.account(), visit.stay()));
    assertThat(await(arrears.claim(Visit.ofSomebody().account(), code))).isEmpty();
    assertThat(await(arrears.claim(visit.account(), "2222-2222-2222"))).isEmpty();
    assertThat(await(arrears.claim(visit.account(), ""))).isEmpty();
  }

  @Test
  void ends_after_sixty_days_and_is_forgotten() {
    var visit = unpaid("silent");
    var code = await(arrears.issueCode(visit.account(), visit.stay()));
    clock.advance(Duration.ofDays(60));
    assertThat(await(arrears.claim(visit.account(), code))).isEmpty();
    await(arrears.issueCode(visit.account(), visit.stay()));
    assertThat(
            books.rows(
                "select count(*) from claim_code where account_id = '%s'"
                    .formatted(visit.account())))
        .containsExactly("1");
  }

  @Test
  void comes_with_a_reminder_and_shows_all_that_is_unpaid() {
    var visit = unpaid("street");
    unpaid(Visit.of(visit.account()).in("silent"));
    await(contacts.set(visit.account(), "sms", "13900000011"));
    later(Duration.ofHours(2));
    var found = CODE.matcher(sms("13900000011").get(0).body());
    assertThat(found.find()).isTrue();
    assertThat(await(arrears.claim(visit.account(), found.group(1))).orElseThrow()).hasSize(2);
    assertThat(
            books.rows(
                "select count(*) from claim_code where account_id = '%s' and code_sha256 like '%%%s%%'"
                    .formatted(visit.account(), found.group(1))))
        .containsExactly("0");
  }

  @Test
  void is_not_needed_to_be_let_out_until_too_much_is_unpaid() {
    var visit = unpaid("street");
    assertThat(await(payLater.of(visit.account())))
        .isEqualTo(new PayLater.Answer(true, 0, Fen.ZERO));
    later(Duration.ofHours(1));
    assertThat(await(payLater.of(visit.account())))
        .isEqualTo(new PayLater.Answer(true, 1, Fen.fen(1000)));
    unpaid(Visit.of(visit.account()).in("street"));
    later(Duration.ofHours(1));
    assertThat(await(payLater.of(visit.account())))
        .isEqualTo(new PayLater.Answer(false, 2, Fen.fen(2000)));
    paid(visit, 1000);
    assertThat(await(payLater.of(visit.account())).isAllowed()).isTrue();
  }
}
