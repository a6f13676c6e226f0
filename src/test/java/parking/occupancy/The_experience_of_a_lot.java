package parking.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.database.Transactions;
import parking.stories.RunningDatabase;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_experience_of_a_lot {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** So many visits of an hour that were filed so many days ago, and lapsed ones. */
  private static final String VISITS =
      """
      insert into session (lot_id, session_id, filed_at, tariff, plate_hash, plate_sealed, colour, state, reason,
        entered_at, left_at, changed_at, version)
      select 'lost-garage', gen_random_uuid(), filed, 'hangzhou-road/core', md5('浙A0T' || i), 'masked.浙***0', 'BLUE',
        case when i <= 120 then 'CLOSED' else 'LAPSED' end, 'LEFT',
        filed - interval '1 hour', case when i <= 120 then filed end, filed, 0
      from generate_series(1, 130) i, (select now() - interval '%d days' as filed) as at""";

  /** Ten cars that have just come, and twenty that came six hours ago. */
  private static final String INSIDE =
      """
      insert into open_session (lot_id, plate_hash, plate_sealed, session_id, tariff, colour, reason, entry_device,
        entry_confidence, entered_at, seen_at, changed_at)
      select 'lost-garage', 'inside ' || i, 'masked.浙***0', gen_random_uuid(), 'hangzhou-road/core', 'BLUE',
        'ENTERED', 'lost-edge', 1, came, came, came
      from generate_series(1, 30) i,
        lateral (select case when i <= 10 then now() else now() - interval '6 hours' end as came) as at""";

  @Inject Transactions transactions;
  @Inject Occupancy occupancy;
  @Inject Experiences experiences;

  private void run(String statement) {
    await(transactions.direct(tx -> tx.query(statement).execute()));
  }

  private static <T> T await(Uni<T> it) {
    return it.await().atMost(PATIENCE);
  }

  private Occupancy.Spaces spaces() {
    return await(occupancy.find("lost-garage")).orElseThrow().whole();
  }

  @AfterEach
  void nobody_is_left() {
    run("delete from open_session where lot_id = 'lost-garage' and plate_hash like 'inside %'");
    run("delete from session where lot_id = 'lost-garage' and reason = 'LEFT'");
    run("update lot_state set unread = 0 where lot_id = 'lost-garage'");
    await(experiences.learn());
  }

  @Test
  void says_which_cars_are_probably_gone_until_a_person_counts() {
    var before = spaces().taken();
    run(VISITS.formatted(10));
    run(INSIDE);
    assertThat(spaces().taken()).isEqualTo(before + 30);
    await(experiences.learn());
    assertThat(spaces().gone()).isEqualTo(20);
    assertThat(spaces().taken()).isEqualTo(before + 10);
    assertThat(spaces().free()).isEqualTo(50 - before - 10);
    await(occupancy.counted("lost-garage", "", 27, "Li Wei"));
    assertThat(spaces().taken()).isEqualTo(27);
    assertThat(spaces().gone()).isZero();
  }

  @Test
  void counts_when_it_is_at_least_a_week_old() {
    run(VISITS.formatted(3));
    run(INSIDE);
    await(experiences.learn());
    assertThat(spaces().gone()).isZero();
  }
}
