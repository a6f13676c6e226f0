package billing.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.ChannelVehicle;
import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.NoticeView;
import billing.api.PriceSimulations.Asked;
import billing.api.PriceSimulations.State;
import billing.api.PriceSimulations.Stays.Stored;
import billing.api.PriceSimulations.Stays.Synthetic;
import billing.api.PriceSimulations.View;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.api.Stays;
import billing.api.TariffId;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import billing.api.Waiver;
import billing.tariffs.NoticeReader;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_simulation_of_stored_stays extends PublishingTest {
  private static final TariffId CORE = new TariffId("simulated/core");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Stays stays;
  @Inject NoticeReader reader;

  private Draft first;
  private Draft next;
  private Instant begin;
  private Instant end;

  /** The first notice is published today, cars come a week after its first day. */
  @BeforeEach
  void plan() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    first = new Draft("simulated", today.plusDays(8).toString(), 200, "");
    next = first.from(today.plusDays(60).toString()).costing(250);
    begin = clock.instant().plus(Duration.ofDays(15));
    end = begin.plus(Duration.ofDays(7));
  }

  /** A stay, one in ten of each waived, in another lot, or of a driver with a right. */
  private StayEnded aStay(Random random, Instant entered) {
    var vehicle = new ChannelVehicle("浙A0T001", ChannelVehicle.PlateColour.BLUE);
    int kind = random.nextInt(10);
    var began =
        new StayBegan(
            new StayId(UUID.randomUUID()),
            new AccountId(UUID.randomUUID()),
            vehicle,
            kind == 0 ? "another-lot" : "lot",
            "Nowhere Road",
            CORE,
            entered);
    var category = random.nextInt(5) == 0 ? VehicleCategory.LARGE : VehicleCategory.SMALL;
    return new StayEnded(
        began,
        1,
        new Vehicle(vehicle.colour(), category),
        "exit-1",
        entered.plus(Duration.ofMinutes(1 + random.nextInt(1500))),
        kind == 1 ? Optional.of(Waiver.DISMISSED) : Optional.empty(),
        kind == 2 ? Set.of("a-right-that-no-tariff-knows") : Set.of());
  }

  private boolean counts(StayEnded stay) {
    var entered = stay.begun().entered();
    return !entered.isBefore(begin)
        && entered.isBefore(end)
        && stay.waiver().isEmpty()
        && stay.begun().lot().equals("lot");
  }

  /** Stays of nine days; those that begin before the week or after it do not count. */
  private List<StayEnded> drive() {
    var random = new Random(20261124);
    List<StayEnded> counted = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      var entered = begin.minus(Duration.ofDays(1)).plusSeconds(random.nextInt(9 * 24 * 3600));
      var stay = aStay(random, entered);
      await(stays.ended(stay));
      if (counts(stay)) {
        counted.add(stay);
      }
    }
    return counted;
  }

  private Tariff tariff(Draft draft) {
    return reader.read("draft", draft.yaml()).tariffs().get(0);
  }

  private static long price(Tariff tariff, StayEnded stay) {
    var kind = stay.vehicle().category().name().toLowerCase(Locale.ROOT);
    return tariff.rate(Stay.of(stay.begun().entered(), stay.left(), kind)).total().count();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void says_what_a_recount_by_hand_says() {
    published(first);
    clock.advance(Duration.ofDays(40));
    var counted = drive();
    var draft = propose(next);
    isRefused(
        Why.NO_STAYS,
        "No charged stay of [simulated/core] began from",
        () -> simulations.start(draft.id(), stored(end.plusSeconds(864_000)), "chen"));

    var started = await(simulations.start(draft.id(), stored(begin), "chen"));
    assertThat(started.total()).isEqualTo(counted.size());
    var view = ended(started);

    assertThat(view.state()).as(view.outcome().orElse("")).isEqualTo(State.DONE);
    assertThat(view.done()).isEqualTo(counted.size());
    var all = read(view.outcome().orElseThrow()).get("all");
    recount(all, counted);
    assertThat(read(view.outcome().orElseThrow()).at("/zones/core/stays"))
        .isEqualTo(all.get("stays"));
  }

  private static Asked stored(Instant from) {
    return new Asked(new Stored(from, from.plus(Duration.ofDays(7))), Map.of());
  }

  private void recount(JsonNode all, List<StayEnded> counted) {
    var before = tariff(first);
    var after = tariff(next);
    assertThat(all.at("/stays/stays").asLong()).isEqualTo(counted.size());
    assertThat(all.at("/stays/before").asLong())
        .isEqualTo(counted.stream().mapToLong(it -> price(before, it)).sum());
    assertThat(all.at("/stays/after").asLong())
        .isEqualTo(counted.stream().mapToLong(it -> price(after, it)).sum());
    assertThat(all.at("/free/after").asLong())
        .isEqualTo(counted.stream().filter(it -> price(after, it) == 0).count());
    assertThat(all.at("/dearer/stays").asLong())
        .isEqualTo(counted.stream().filter(it -> price(after, it) > price(before, it)).count());
    assertThat(all.at("/cheaper/stays").asLong()).isZero();
    assertThat(all.at("/unpriced").asLong()).isZero();
    for (int hour = 0; hour < 24; hour++) {
      int at = hour;
      assertThat(all.at("/byHour/" + hour + "/stays").asLong())
          .isEqualTo(
              counted.stream()
                  .filter(it -> it.begun().entered().atZone(after.timeZone()).getHour() == at)
                  .count());
    }
  }

  private NoticeView unpublished(String family) {
    return propose(new Draft(family, "2027-06-01", 100, ""));
  }

  private static Asked week(int count) {
    return new Asked(new Synthetic(count, 1, LocalDate.parse("2026-11-23")), Map.of("core", ROADS));
  }

  @Test
  void is_the_only_one_at_a_time_and_can_be_stopped_on_its_way() {
    var notice = unpublished("stopped");
    var started = await(simulations.start(notice.id(), week(1_000_000), "chen"));
    isRefused(
        Why.BUSY,
        "Another simulation is running",
        () -> simulations.start(notice.id(), week(10), "chen"));
    var cancelled = await(simulations.cancel(notice.id(), started.id()));
    assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
    assertThat(cancelled.outcome()).isEmpty();
    var again = startWhenFree(notice, week(1_000));
    assertThat(ended(again).state()).isEqualTo(State.DONE);
    assertThat(await(simulations.list(notice.id())))
        .extracting(it -> it.state())
        .containsExactlyInAnyOrder(State.CANCELLED, State.DONE);
  }

  private View startWhenFree(NoticeView notice, Asked asked) {
    long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        return await(simulations.start(notice.id(), asked, "chen"));
      } catch (NoticeRefused e) {
        assertThat(System.nanoTime()).isLessThan(patience);
      }
    }
  }

  @Test
  void tells_how_far_it_has_come() {
    var notice = unpublished("progress");
    var started = startWhenFree(notice, week(1_000_000));
    var seen = new TreeSet<Long>();
    var view = started;
    while (view.state() == State.RUNNING) {
      view = await(simulations.get(notice.id(), started.id()));
      seen.add(view.done());
    }
    assertThat(view.done()).isEqualTo(1_000_000);
    assertThat(seen).hasSizeGreaterThan(2);
  }

  @Test
  void needs_something_to_compare_with() {
    var notice = unpublished("alone");
    var week = new Synthetic(10, 1, LocalDate.parse("2026-11-23"));
    isRefused(
        Why.NO_STAYS,
        "Zone core would be compared with alone/core, and no such tariff is published",
        () -> simulations.start(notice.id(), new Asked(week, Map.of()), "chen"));
    isRefused(
        Why.DOCUMENT,
        "against.moon: the notice has no such zone",
        () ->
            simulations.start(
                notice.id(), new Asked(week, Map.of("core", ROADS, "moon", ROADS)), "chen"));
  }
}
