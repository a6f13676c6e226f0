package parking.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.stories.RunningDatabase;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_alarms_of_a_lot {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  @Inject AlarmStore store;

  private static Finding finding(String lot, String lane, String detail) {
    return new Finding(
        new Finding.Place(lot, "edge", lane),
        AlarmKind.LANE_SILENT,
        detail,
        Optional.of(7L),
        Optional.of(NOON));
  }

  private void settles(String lot, Instant now, Finding... found) {
    store.settle(lot, List.of(found), now).await().atMost(PATIENCE);
  }

  private List<Alarm> all(String lot) {
    return store.list(List.of(lot), Optional.empty(), 10).await().atMost(PATIENCE);
  }

  @Test
  void are_begun_once_however_many_services_look() {
    var one = finding("twice", "exit", "Nothing comes.");
    var both =
        Uni.join()
            .all(
                store.settle("twice", List.of(one), NOON),
                store.settle("twice", List.of(one), NOON))
            .andFailFast();
    both.await().atMost(PATIENCE);
    assertThat(all("twice")).singleElement().extracting(Alarm::finding).isEqualTo(one);
  }

  @Test
  void stay_the_same_while_only_their_words_change() {
    settles("words", NOON, finding("words", "exit", "Nothing comes."));
    var before = all("words").get(0);
    settles("words", NOON.plusSeconds(30), finding("words", "exit", "Nothing comes yet."));
    var after = all("words").get(0);
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.beganAt()).isEqualTo(NOON);
    assertThat(after.finding().detail()).isEqualTo("Nothing comes yet.");
  }

  @Test
  void end_when_nothing_is_wrong_and_begin_anew_when_it_is_again() {
    var entrance = finding("again", "entrance", "Nothing comes.");
    var exit = finding("again", "exit", "Nothing comes.");
    settles("again", NOON, entrance, exit);
    settles("again", NOON.plusSeconds(30), exit);
    settles("again", NOON.plusSeconds(60), entrance, exit);
    assertThat(all("again"))
        .extracting(alarm -> alarm.finding().place().lane())
        .containsExactly("entrance", "exit", "entrance");
    assertThat(all("again").get(2).endedAt()).contains(NOON.plusSeconds(30));
    var later = store.list(List.of("again"), Optional.of(NOON.plusSeconds(31)), 10);
    assertThat(later.await().atMost(PATIENCE)).hasSize(2);
  }

  @Test
  void never_end_before_they_began_and_are_forgotten_after_400_days() {
    settles("clock", NOON, finding("clock", "exit", "Nothing comes."));
    settles("clock", NOON.minusSeconds(60));
    assertThat(all("clock").get(0).endedAt()).contains(NOON);
    settles("clock", NOON.plus(Duration.ofDays(401)));
    assertThat(all("clock")).isEmpty();
  }
}
