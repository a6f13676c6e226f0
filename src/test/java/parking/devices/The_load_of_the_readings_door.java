package parking.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.problems.Problem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_load_of_the_readings_door {
  private final AtomicLong nanoseconds = new AtomicLong();
  private final Load load = new Load(4, nanoseconds::get);
  private final List<UniEmitter<? super String>> working = new ArrayList<>();
  private final List<Throwable> refused = new ArrayList<>();

  private void begins() {
    Uni<String> batch = load.admit(() -> Uni.createFrom().emitter(emitter -> working.add(emitter)));
    batch.subscribe().with(taken -> {}, refused::add);
  }

  private void takes(Duration time) {
    begins();
    nanoseconds.addAndGet(time.toNanos());
    working.remove(0).complete("taken");
  }

  @Test
  void asks_nothing_of_devices_while_it_is_light() {
    takes(Duration.ofMillis(200));
    assertThat(load.current().readingsMax()).isEqualTo(100);
    assertThat(load.current().pause()).isZero();
    assertThat(load.current().isFull()).isFalse();
  }

  @Test
  void lets_no_more_in_than_it_may_and_does_not_begin_their_work() {
    for (int i = 0; i < 5; i++) {
      begins();
    }
    assertThat(working).hasSize(4);
    assertThat(load.current().isFull()).isTrue();
    assertThat(refused).singleElement().isInstanceOf(Problem.class);

    working.remove(0).complete("taken");
    begins();
    assertThat(working).hasSize(4);
    assertThat(refused).hasSize(1);
  }

  @Test
  void frees_the_place_of_a_batch_that_fails_or_is_given_up() {
    begins();
    working.remove(0).fail(new IllegalStateException("the database is away"));
    load.admit(() -> Uni.createFrom().nothing()).subscribe().with(taken -> {}).cancel();
    load.admit(
            () -> {
              throw new IllegalStateException("not even begun");
            })
        .subscribe()
        .with(taken -> {}, failure -> {});
    assertThat(load.current().inFlight()).isZero();
  }

  @Test
  void asks_for_smaller_batches_when_they_take_long() {
    for (int i = 0; i < 60; i++) {
      takes(Duration.ofSeconds(4));
    }
    assertThat(load.current().recent()).isBetween(Duration.ofMillis(3900), Duration.ofSeconds(4));
    assertThat(load.current().readingsMax()).isEqualTo(25);
    for (int i = 0; i < 60; i++) {
      takes(Duration.ofSeconds(60));
    }
    assertThat(load.current().readingsMax()).isEqualTo(10);
  }

  @Test
  void asks_for_longer_pauses_the_fuller_it_is_and_never_for_more_than_thirty_seconds() {
    for (int i = 0; i < 60; i++) {
      takes(Duration.ofSeconds(2));
    }
    begins();
    assertThat(load.current().pause()).isZero();
    begins();
    assertThat(load.current().pause()).isBetween(Duration.ofMillis(3900), Duration.ofSeconds(4));
    begins();
    begins();
    assertThat(load.current().pause()).isBetween(Duration.ofMillis(7800), Duration.ofSeconds(8));
    assertThat(new Load.Current(4, 4, Duration.ofMinutes(5)).pause()).hasSeconds(30);
    assertThat(new Load.Current(4, 4, Duration.ZERO).retryAfter()).hasSeconds(1);
  }

  @Test
  void is_about_at_least_one_batch() {
    assertThatThrownBy(() -> new Load(0, nanoseconds::get))
        .hasMessageContaining("at least 1 is needed");
  }
}
