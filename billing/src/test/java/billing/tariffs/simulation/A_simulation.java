package billing.tariffs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import billing.tariffs.TariffFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_simulation {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final List<Stay> WEEK =
      SyntheticWeek.stays(20261126, 20_000, MONDAY, CHINA, "small");

  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final AtomicLong done = new AtomicLong();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static Tariff tariff(String file, int zone) {
    try {
      return TariffFile.read(Path.of("vectors/tariffs").resolve(file), List.of()).get(zone);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static final Tariff NOW = tariff("harbin-road.yaml", 1);
  private static final Tariff DRAFT = tariff("shenzhen-road.yaml", 2);

  private Comparison run(List<Stay> stays, int shares) {
    return new Simulation<Stay>(NOW::rate, DRAFT::rate, CHINA)
        .run(stays, shares, threads, done::addAndGet);
  }

  private static long sum(ToLongFunction<Stay> number) {
    long sum = 0;
    for (var stay : WEEK) {
      sum += number.applyAsLong(stay);
    }
    return sum;
  }

  private static long fen(Tariff tariff, Stay stay) {
    return tariff.rate(stay).lines().stream().mapToLong(line -> line.amount().count()).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void comes_to_the_figures_of_a_recount(int shares) {
    var found = run(WEEK, shares);
    assertThat(found.all().stays()).isEqualTo(WEEK.size());
    assertThat(found.all().before()).isEqualTo(sum(stay -> fen(NOW, stay)));
    assertThat(found.all().after()).isEqualTo(sum(stay -> fen(DRAFT, stay)));
    assertThat(found.free().before()).isEqualTo(sum(stay -> fen(NOW, stay) == 0 ? 1 : 0));
    assertThat(found.free().after()).isEqualTo(sum(stay -> fen(DRAFT, stay) == 0 ? 1 : 0));
    ToLongFunction<Stay> rise = stay -> fen(DRAFT, stay) - fen(NOW, stay);
    assertThat(found.dearer().stays()).isEqualTo(sum(stay -> rise.applyAsLong(stay) > 0 ? 1 : 0));
    assertThat(found.dearer().fen()).isEqualTo(sum(stay -> Math.max(0, rise.applyAsLong(stay))));
    assertThat(found.cheaper().fen()).isEqualTo(sum(stay -> Math.max(0, -rise.applyAsLong(stay))));
    assertThat(found.dearer().largest())
        .isEqualTo(WEEK.stream().mapToLong(rise).max().orElseThrow());
    for (var bucket : found.byLength()) {
      ToLongFunction<Stay> within =
          stay -> {
            long minutes = Duration.between(stay.entered(), stay.left()).toMinutes();
            return minutes >= bucket.fromMinutes() && minutes < bucket.untilMinutes() ? 1 : 0;
          };
      assertThat(bucket.sum().stays()).isEqualTo(sum(within));
      assertThat(bucket.sum().after())
          .isEqualTo(sum(stay -> within.applyAsLong(stay) * fen(DRAFT, stay)));
    }
    for (int hour = 0; hour < 24; hour++) {
      int that = hour;
      assertThat(found.byHour().get(hour).before())
          .isEqualTo(
              sum(stay -> stay.entered().atZone(CHINA).getHour() == that ? fen(NOW, stay) : 0));
    }
    assertThat(done.get()).isEqualTo(WEEK.size());
  }

  @Test
  void over_nothing_finds_nothing() {
    assertThat(run(List.of(), 2).all()).isEqualTo(new Comparison.Sum(0, 0, 0));
  }

  @Test
  void tells_what_could_not_be_priced_and_why() {
    var stays = new ArrayList<>(WEEK.subList(0, 10));
    stays.addAll(SyntheticWeek.stays(1, 5, LocalDate.parse("2031-06-02"), CHINA, "small"));
    var found = run(stays, 2);
    assertThat(found.all().stays()).isEqualTo(10);
    assertThat(found.unpriced().stays()).isEqualTo(5);
    assertThat(found.unpriced().firstReason()).contains("no year 2031");
  }

  @Test
  void ends_when_it_is_stopped() {
    var endless = new Simulation<Stay>(NOW::rate, DRAFT::rate, CHINA);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> endless.run(WEEK, 2, threads, done::addAndGet))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void of_a_synthetic_week_is_the_same_for_the_same_seed() {
    assertThat(SyntheticWeek.stays(7, 500, MONDAY, CHINA, "small"))
        .isEqualTo(SyntheticWeek.stays(7, 500, MONDAY, CHINA, "small"))
        .isNotEqualTo(SyntheticWeek.stays(8, 500, MONDAY, CHINA, "small"));
    var minutes =
        WEEK.stream()
            .map(stay -> Duration.between(stay.entered(), stay.left()).toMinutes())
            .sorted()
            .toList();
    assertThat(minutes.get(minutes.size() / 2)).isBetween(70L, 80L);
  }
}
