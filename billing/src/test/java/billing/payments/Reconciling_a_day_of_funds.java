package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Reconciliations;
import billing.api.Reconciliations.Day;
import billing.api.Reconciliations.DayState;
import billing.api.Reconciliations.Difference;
import billing.api.Reconciliations.DifferenceKind;
import billing.gateways.BillReply;
import billing.gateways.FundLine;
import billing.money.Fen;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Reconciling_a_day_of_funds extends BillingTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Inject Reconciliations reconciliations;

  private final String reference = "w" + UUID.randomUUID();
  private String name;
  private LocalDate day;
  private Instant start;

  /** A gateway that holds nothing for us yet, the day after tomorrow. */
  @BeforeEach
  void a_day_begins() {
    start = clock.instant();
    clock.advance(Duration.ofDays(2));
    day = LocalDate.ofInstant(clock.instant(), CHINA);
    name = "bank-" + UUID.randomUUID();
    gateway.isCalled(name);
  }

  /** Other tests have a time of their own. */
  @AfterEach
  void goes_back() {
    clock.advance(Duration.between(clock.instant(), start));
  }

  private FundLine line(String kind, boolean incoming, long amount, long balance) {
    return new FundLine(
        reference, kind, incoming, Fen.fen(amount), Fen.fen(balance), clock.instant());
  }

  private Day funds(FundLine... lines) {
    gateway.givesFunds(asked -> new BillReply.Ready<>(List.of(lines)));
    clock.advance(Duration.ofDays(1));
    return run();
  }

  private Day run() {
    return await(reconciliations.run(name, day)).get(1);
  }

  private List<Difference> differences() {
    return await(reconciliations.list(day)).stream()
        .filter(it -> it.about().gateway().equals(name))
        .filter(it -> it.about().kind() == DifferenceKind.BALANCE)
        .toList();
  }

  private List<String> posted() {
    return books.rows(
        "select debit, amount_fen from posting where cause = 'fund:%s'".formatted(reference));
  }

  @Test
  void posts_once_what_went_to_the_bank() {
    funds(line("提现", false, 5000, 0));
    run();
    assertThat(posted()).containsExactly("bank 5000");
  }

  @Test
  void posts_nothing_else() {
    funds(line("交易", true, 5000, 5000), line("提现", true, 100, 5100));
    assertThat(posted()).isEmpty();
  }

  @Test
  void names_another_balance_than_the_ledger_has() {
    funds(line("交易", true, 5000, 5000));
    assertThat(differences()).hasSize(1);
    assertThat(differences().get(0).words())
        .isEqualTo(
            "at the end of the day the gateway holds 50.00 yuan for us, the ledger says 0 fen");
  }

  @Test
  void agrees_about_a_balance_of_nothing() {
    funds(line("交易", true, 0, 0));
    assertThat(differences()).isEmpty();
  }

  @Test
  void says_when_the_ledger_has_paid_out_more_than_it_had() {
    funds(line("提现", false, 5000, 0));
    assertThat(differences()).hasSize(1);
    assertThat(differences().get(0).ours()).isEmpty();
    assertThat(differences().get(0).words()).endsWith("the ledger says -5000 fen");
  }

  @Test
  void has_nothing_to_say_of_a_day_without_a_movement() {
    assertThat(funds().state()).isEqualTo(DayState.DONE);
    assertThat(differences()).isEmpty();
  }
}
