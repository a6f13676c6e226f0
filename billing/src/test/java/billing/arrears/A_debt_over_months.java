package billing.arrears;

import static org.assertj.core.api.Assertions.assertThat;

import billing.arrears.Steps.Kind;
import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whatever the clock, disputes and payments do, no step is done twice, none out of season and
 * none is forgotten. Method: months of a clock that stumbles, from a seed, for each preset.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_debt_over_months {
  private static final Instant BEGIN = Instant.parse("2026-11-24T04:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20261124, 777})
  void is_followed_step_by_step_and_never_twice(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      var preset = Policies.PRESETS.get(random.nextInt(Policies.PRESETS.size()));
      follow(Policies.preset(preset), random, "seed %d, debt %d, %s".formatted(seed, i, preset));
    }
  }

  /** What happened to one debt. */
  private record Story(
      String name, ArrearsPolicy policy, Instant since, Set<String> done, List<String> grave) {
    ArrearsRules.Verdict judge(Optional<Debt.Hold> hold, Instant now) {
      var debt = new Debt(Fen.fen(1), since, Set.copyOf(done), hold);
      return ArrearsRules.judge(policy, debt, now);
    }
  }

  private static void follow(ArrearsPolicy policy, Random random, String name) {
    var since = BEGIN.plus(Duration.ofMinutes(random.nextInt(100_000)));
    var story = new Story(name, policy, since, new HashSet<>(), new ArrayList<>());
    var now = since;
    var newest = since.plus(Duration.ofDays(200));
    for (int beat = 0; beat < 300; beat++) {
      var hold = Optional.of(Debt.Hold.DISPUTED).filter(disputed -> random.nextInt(5) == 0);
      now = next(random, now, take(story, hold, now));
      newest = now.isAfter(newest) ? now : newest;
    }
    var noon = newest.atZone(Steps.CHINA).toLocalDate().plusDays(1).atTime(12, 0);
    nothingIsForgotten(story, noon.atZone(Steps.CHINA).toInstant());
  }

  private static Instant take(Story story, Optional<Debt.Hold> hold, Instant now) {
    var verdict = story.judge(hold, now);
    if (hold.isPresent()) {
      assertThat(verdict.due()).as(story.name()).isEmpty();
      assertThat(verdict.overtaken()).as(story.name()).isEmpty();
    }
    verdict.due().forEach(step -> take(story, step, now));
    verdict.overtaken().forEach(step -> assertThat(story.done().add(step.name())).isTrue());
    assertThat(verdict.lookAgain().orElseThrow())
        .as(story.name())
        .isAfter(now)
        .isBeforeOrEqualTo(now.plus(ArrearsRules.LONGEST_SLEEP));
    return verdict.lookAgain().get();
  }

  private static void take(Story story, Steps.Step step, Instant now) {
    var name = "%s: %s".formatted(story.name(), step);
    assertThat(story.done().add(step.name())).as("%s once", name).isTrue();
    assertThat(now)
        .as("%s not before its day", name)
        .isAfterOrEqualTo(Steps.from(story.policy(), story.since(), step.day()));
    if (step.kind() == Kind.REMINDER) {
      assertThat(story.policy().quiet().covers(now)).as("%s at night", name).isFalse();
    } else {
      story.grave().add(step.name());
    }
  }

  private static void nothingIsForgotten(Story story, Instant noon) {
    take(story, Optional.empty(), noon);
    var reached = Steps.plan(story.policy(), story.since()).stream();
    assertThat(story.done())
        .as("%s: every step whose day has come", story.name())
        .containsExactlyInAnyOrderElementsOf(
            reached.filter(it -> !it.from().isAfter(noon)).map(it -> it.step().name()).toList());
    assertThat(story.grave())
        .as("%s: escalations in order", story.name())
        .isEqualTo(
            story.policy().escalation().stream().map(ArrearsPolicy.Escalation::name).toList());
    var paid = new Debt(Fen.ZERO, story.since(), Set.of(), Optional.empty());
    assertThat(ArrearsRules.judge(story.policy(), paid, noon).due()).isEmpty();
  }

  /** As asked, or too early, or much too late, or the clock is set back. */
  private static Instant next(Random random, Instant now, Instant asked) {
    return switch (random.nextInt(6)) {
      case 0 -> now.plus(Duration.ofMinutes(random.nextInt(600)));
      case 1 -> asked.plus(Duration.ofHours(random.nextInt(24 * 40)));
      case 2 -> now.minus(Duration.ofHours(random.nextInt(24)));
      default -> asked;
    };
  }
}
