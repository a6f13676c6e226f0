package billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import billing.gateways.BillReply;
import billing.testing.BillingDatabase;
import billing.testing.BooksDatabase;
import billing.testing.FakeGateway;
import billing.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BillingDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_beat_of_reconciliation {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject ReconciliationBeat beat;
  @Inject FakeGateway gateway;
  @Inject SettableClock clock;
  @Inject BooksDatabase books;
  @Inject MeterRegistry meters;

  private final List<LocalDate> asked = new CopyOnWriteArrayList<>();
  private final String name = "bank-" + UUID.randomUUID();
  private LocalDate yesterday;
  private Instant start;

  @BeforeEach
  void a_morning_begins() {
    start = clock.instant();
    gateway.reset();
    gateway.isCalled(name);
    gateway.givesTrades(
        day -> {
          asked.add(day);
          return new BillReply.Ready<>(List.of());
        });
    yesterday = LocalDate.ofInstant(clock.instant(), Comparing.CHINA);
    isAt(yesterday.plusDays(1), "10:29");
  }

  @AfterEach
  void forget() {
    clock.advance(Duration.between(clock.instant(), start));
    gateway.reset();
  }

  private void isAt(LocalDate day, String time) {
    var moment = day.atTime(LocalTime.parse(time)).atZone(Comparing.CHINA).toInstant();
    clock.advance(Duration.between(clock.instant(), moment));
  }

  private void beats() {
    beat.beat().await().atMost(PATIENCE);
  }

  @Test
  void asks_for_yesterday_at_half_past_ten_and_once() {
    beats();
    assertThat(asked).isEmpty();
    isAt(yesterday.plusDays(1), "10:30");
    beats();
    beats();
    assertThat(asked).containsExactly(yesterday);
  }

  @Test
  void asks_again_in_half_an_hour_for_what_is_not_there_yet() {
    gateway.givesTrades(
        day -> {
          asked.add(day);
          return new BillReply.NotYet<>("being made");
        });
    isAt(yesterday.plusDays(1), "10:30");
    beats();
    isAt(yesterday.plusDays(1), "10:59");
    beats();
    assertThat(asked).hasSize(1);
    isAt(yesterday.plusDays(1), "11:00");
    beats();
    assertThat(asked).hasSize(2);
  }

  @Test
  void asks_every_six_hours_for_what_is_late_and_the_figures_say_so() {
    gateway.givesTrades(
        day -> {
          asked.add(day);
          return new BillReply.NotYet<>("being made");
        });
    isAt(yesterday.plusDays(1), "10:30");
    beats();
    assertThat(lateBills()).isZero();
    isAt(yesterday.plusDays(2), "10:30");
    beats();
    assertThat(lateBills()).isEqualTo(2);
    var before = asked.stream().filter(yesterday::equals).count();
    isAt(yesterday.plusDays(2), "16:29");
    beats();
    assertThat(asked).filteredOn(yesterday::equals).hasSize((int) before);
    isAt(yesterday.plusDays(2), "16:30");
    beats();
    assertThat(asked).filteredOn(yesterday::equals).hasSize((int) before + 1);
    gateway.givesTrades(day -> new BillReply.Ready<>(List.of()));
    gateway.givesFunds(day -> new BillReply.Ready<>(List.of()));
    isAt(yesterday.plusDays(2), "22:30");
    beats();
    assertThat(lateBills()).isZero();
  }

  private double lateBills() {
    return meters.get("billing.reconciliation.bills.late").tag("gateway", name).gauge().value();
  }

  @Test
  void makes_up_for_days_on_which_nobody_was_there() {
    isAt(yesterday.plusDays(1), "10:30");
    beats();
    isAt(yesterday.plusDays(4), "10:30");
    beats();
    assertThat(asked)
        .containsExactly(
            yesterday, yesterday.plusDays(1), yesterday.plusDays(2), yesterday.plusDays(3));
  }

  @Test
  void goes_on_with_the_next_day_when_one_fails() {
    gateway.givesTrades(
        day -> {
          asked.add(day);
          throw new IllegalStateException("broken line");
        });
    isAt(yesterday.plusDays(1), "10:30");
    beats();
    isAt(yesterday.plusDays(2), "10:30");
    beats();
    assertThat(asked).contains(yesterday, yesterday.plusDays(1));
    assertThat(
            books.rows(
                "select distinct words from reconciliation where gateway = '%s' and kind = 'TRADES'"
                    .formatted(name)))
        .allMatch(words -> words.contains("broken line"));
  }
}
