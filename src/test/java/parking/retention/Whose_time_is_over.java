package parking.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Whose_time_is_over {
  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final UUID ID = new UUID(0, 1);

  private final RetentionRules rules =
      new RetentionRules(NOW, Duration.ofDays(30), Duration.ofDays(7));

  private static Optional<RetentionRules.Visit> visit(Instant ended, boolean waits) {
    return Optional.of(new RetentionRules.Visit(ID, Optional.ofNullable(ended), waits));
  }

  private boolean isDue(Optional<RetentionRules.Visit> visit, Set<UUID> open) {
    return rules.isDue(NOW.minus(Duration.ofDays(100)), visit, open);
  }

  @Test
  void is_a_visit_that_ended_so_long_ago_to_the_moment() {
    var end = NOW.minus(Duration.ofDays(30));
    assertThat(isDue(visit(end, false), Set.of())).isTrue();
    assertThat(isDue(visit(end.plusNanos(1), false), Set.of())).isFalse();
  }

  @Test
  void is_no_visit_of_a_car_inside_however_long_it_stays() {
    assertThat(isDue(visit(null, false), Set.of())).isFalse();
  }

  @Test
  void is_no_visit_that_a_person_has_to_look_at_or_has_not_settled() {
    var end = NOW.minus(Duration.ofDays(90));
    assertThat(isDue(visit(end, true), Set.of())).isFalse();
    assertThat(isDue(visit(end, false), Set.of(ID))).isFalse();
    assertThat(isDue(visit(end, false), Set.of(new UUID(0, 2)))).isTrue();
  }

  @Test
  void is_what_belongs_to_no_visit_sooner() {
    var came = NOW.minus(Duration.ofDays(7));
    assertThat(rules.isDue(came, Optional.empty(), Set.of())).isTrue();
    assertThat(rules.isDue(came.plusNanos(1), Optional.empty(), Set.of())).isFalse();
  }

  @Test
  void is_looked_for_from_the_shorter_time_on() {
    assertThat(rules.earliest()).isEqualTo(NOW.minus(Duration.ofDays(7)));
    assertThat(new RetentionRules(NOW, DAY, Duration.ofDays(7)).earliest())
        .isEqualTo(NOW.minus(DAY));
  }
}
