package billing.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeState;
import billing.api.NoticeView;
import billing.api.PriceNotices;
import billing.api.PriceNotices.By;
import billing.api.PriceNotices.Wish;
import billing.api.PriceSimulations;
import billing.api.PriceSimulations.Asked;
import billing.api.PriceSimulations.Stays.Synthetic;
import billing.api.PublishedTariffs;
import billing.api.TariffId;
import billing.testing.BillingDatabase;
import billing.testing.BooksDatabase;
import billing.testing.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the tests of publishing share. Today is 2026-11-24, noon in Hangzhou. */
@QuarkusTestResource(BillingDatabase.class)
abstract class PublishingTest {
  static final TariffId ROADS = new TariffId("hangzhou-road/core");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int WEEK = 7;

  @Inject PriceNotices notices;
  @Inject PriceSimulations simulations;
  @Inject PublishedTariffs published;
  @Inject Publications publications;
  @Inject SettableClock clock;
  @Inject BooksDatabase books;

  static <T> T await(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }

  NoticeView propose(Draft draft) {
    return await(notices.propose(new Wish("wulin", Set.of("lot"), draft.yaml()), "chen", ""));
  }

  NoticeView edit(NoticeView seen, Draft draft) {
    return await(
        notices.edit(seen.id(), by(seen, "chen"), draft.yaml(), java.util.Optional.empty()));
  }

  static By by(NoticeView seen, String who) {
    return new By(seen.version(), who, "");
  }

  /** Looks at what it would change in a small week. */
  NoticeView simulated(NoticeView seen) {
    var week = new Synthetic(100, 1, LocalDate.parse("2026-11-23"));
    var started =
        await(simulations.start(seen.id(), new Asked(week, Map.of("core", ROADS)), "chen"));
    var ended = ended(started);
    assertThat(ended.state()).as(ended.outcome().orElse("")).isEqualTo(PriceSimulations.State.DONE);
    return seen;
  }

  PriceSimulations.View ended(PriceSimulations.View started) {
    var view = started;
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (view.state() == PriceSimulations.State.RUNNING && System.nanoTime() < patience) {
      Thread.onSpinWait();
      view = await(simulations.get(view.notice(), view.id()));
    }
    return view;
  }

  NoticeView submitted(NoticeView seen) {
    return await(notices.submit(seen.id(), by(seen, "chen")));
  }

  NoticeView approved(NoticeView seen) {
    return await(notices.approve(seen.id(), by(seen, "lin"), Map.of()));
  }

  NoticeView published(NoticeView seen) {
    return await(notices.publish(seen.id(), by(seen, "chen"), WEEK, Map.of()));
  }

  NoticeView published(Draft draft) {
    return published(approved(submitted(simulated(propose(draft)))));
  }

  NoticeState state(NoticeView seen) {
    return await(notices.get(seen.id())).state();
  }

  static void isRefused(Why why, String words, Supplier<Uni<?>> act) {
    var refused = catchThrowableOfType(NoticeRefused.class, () -> await(act.get()));
    assertThat(refused).isNotNull().hasMessageContaining(words);
    assertThat(refused.why()).isEqualTo(why);
  }
}
