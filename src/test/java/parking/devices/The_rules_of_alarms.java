package parking.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_rules_of_alarms {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final DeviceState.Journal NOTHING_WAITS =
      new DeviceState.Journal(Optional.of(0L), Optional.empty(), Optional.of(0L), Optional.empty());

  private final AlarmRules rules = new AlarmRules(limits(Optional.of(Duration.ofHours(3))));

  private static AlarmRules.Limits limits(Optional<Duration> noPassageAfter) {
    return new AlarmRules.Limits(
        Duration.ofMinutes(3),
        noPassageAfter,
        Duration.ofSeconds(30),
        Duration.ofMinutes(15),
        HOUR);
  }

  private static DeviceState.Contact reported(Instant at, long skewMillis) {
    return new DeviceState.Contact(Optional.of(at), Optional.of(at), Optional.of(skewMillis));
  }

  private static DeviceState.OfLane lane(Instant signAt, String... ailments) {
    return new DeviceState.OfLane(
        "exit",
        Optional.of(NOON.minus(HOUR)),
        Optional.of(NOON.minus(HOUR)),
        Optional.of(signAt),
        List.of(ailments),
        Optional.of(NOON));
  }

  private static DeviceState state(
      DeviceState.Contact contact, DeviceState.Journal journal, DeviceState.OfLane... lanes) {
    return new DeviceState(
        "west-lake", "edge", contact, Optional.empty(), journal, List.of(), List.of(lanes));
  }

  private static DeviceState well(DeviceState.OfLane... lanes) {
    return state(reported(NOON, 40), NOTHING_WAITS, lanes);
  }

  private Finding only(DeviceState state, Instant now) {
    var found = rules.findings(state, now);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void find_nothing_wrong_with_a_device_that_is_well() {
    assertThat(rules.findings(well(lane(NOON)), NOON.plusSeconds(30))).isEmpty();
  }

  @Test
  void call_a_device_silent_after_three_minutes_and_not_before() {
    var state = well(lane(NOON));
    assertThat(rules.findings(state, NOON.plusSeconds(180))).isEmpty();
    var silent = only(state, NOON.plusSeconds(181));
    assertThat(silent.kind()).isEqualTo(AlarmKind.DEVICE_SILENT);
    assertThat(silent.place()).isEqualTo(new Finding.Place("west-lake", "edge", ""));
    assertThat(silent.detail())
        .isEqualTo("Nothing was heard of the device since 2026-11-24T04:00:00Z.");
    assertThat(silent.lastGoodAt()).contains(NOON);
  }

  @Test
  void call_a_device_silent_that_was_never_heard() {
    var nothing = new DeviceState.Contact(Optional.empty(), Optional.empty(), Optional.empty());
    var journal =
        new DeviceState.Journal(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    var silent = only(state(nothing, journal), NOON);
    assertThat(silent.kind()).isEqualTo(AlarmKind.DEVICE_SILENT);
    assertThat(silent.lastGoodAt()).isEmpty();
  }

  @Test
  void take_readings_for_a_sign_of_life_of_a_device_that_sends_no_reports() {
    var readsOnly = new DeviceState.Contact(Optional.of(NOON), Optional.empty(), Optional.empty());
    var lane =
        new DeviceState.OfLane(
            "exit",
            Optional.of(NOON),
            Optional.of(NOON),
            Optional.empty(),
            List.of(),
            Optional.empty());
    assertThat(rules.findings(state(readsOnly, NOTHING_WAITS, lane), NOON.plusSeconds(60)))
        .isEmpty();
  }

  @Test
  void say_how_far_a_clock_is_off_and_in_which_direction() {
    assertThat(rules.findings(state(reported(NOON, 30_000), NOTHING_WAITS), NOON)).isEmpty();
    var ahead = only(state(reported(NOON, 95_400), NOTHING_WAITS), NOON);
    assertThat(ahead.kind()).isEqualTo(AlarmKind.CLOCK_OFF);
    assertThat(ahead.detail()).isEqualTo("The device's clock is 95 s ahead of the service's.");
    assertThat(ahead.measure()).contains(95L);
    var behind = only(state(reported(NOON, -3_600_000), NOTHING_WAITS), NOON);
    assertThat(behind.detail()).isEqualTo("The device's clock is 3600 s behind the service's.");
    assertThat(behind.measure()).contains(-3600L);
  }

  @Test
  void find_a_backlog_by_what_has_waited_longest_when_it_was_told() {
    var journal =
        new DeviceState.Journal(
            Optional.of(120L),
            Optional.of(NOON.minus(Duration.ofMinutes(16))),
            Optional.empty(),
            Optional.empty());
    var found = only(state(reported(NOON, 0), journal), NOON.plusSeconds(20));
    assertThat(found.kind()).isEqualTo(AlarmKind.BACKLOG);
    assertThat(found.measure()).contains(120L);
    assertThat(found.detail()).startsWith("120 readings wait in the device; the oldest was seen");
    var early = NOON.minus(Duration.ofMinutes(2));
    assertThat(rules.findings(state(reported(early, 0), journal), NOON)).isEmpty();
  }

  @Test
  void tell_for_an_hour_that_pictures_were_dropped() {
    var journal =
        new DeviceState.Journal(
            Optional.of(0L), Optional.empty(), Optional.of(12L), Optional.of(NOON.minus(HOUR)));
    var state = state(reported(NOON, 0), journal);
    assertThat(only(state, NOON).kind()).isEqualTo(AlarmKind.PICTURES_DROPPED);
    assertThat(only(state, NOON).measure()).contains(12L);
    assertThat(rules.findings(state, NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void call_a_lane_silent_when_the_report_says_so_or_its_last_sign_is_old() {
    var told = only(well(lane(NOON.minusSeconds(20), "silent")), NOON);
    assertThat(told.kind()).isEqualTo(AlarmKind.LANE_SILENT);
    assertThat(told.place().lane()).isEqualTo("exit");
    assertThat(told.lastGoodAt()).contains(NOON.minusSeconds(20));
    assertThat(only(well(lane(NOON.minusSeconds(181))), NOON).kind())
        .isEqualTo(AlarmKind.LANE_SILENT);
    assertThat(rules.findings(well(lane(NOON.minusSeconds(180))), NOON)).isEmpty();
  }

  @Test
  void name_every_ailment_of_a_camera() {
    assertThat(rules.findings(well(lane(NOON, "frozen", "black", "glaring", "dark")), NOON))
        .extracting(Finding::kind)
        .containsExactly(AlarmKind.FROZEN, AlarmKind.BLACK, AlarmKind.GLARING, AlarmKind.DARK);
  }

  @Test
  void leave_a_lane_as_it_was_while_its_device_is_silent() {
    assertThat(rules.findings(well(lane(NOON, "frozen")), NOON.plus(HOUR)))
        .extracting(Finding::kind)
        .containsExactly(AlarmKind.DEVICE_SILENT, AlarmKind.FROZEN);
  }

  @Test
  void notice_a_lane_that_the_newest_report_leaves_out() {
    var later = reported(NOON.plusSeconds(30), 0);
    var found = only(state(later, NOTHING_WAITS, lane(NOON, "silent")), NOON.plusSeconds(30));
    assertThat(found.kind()).isEqualTo(AlarmKind.LANE_NOT_REPORTED);
  }

  @Test
  void notice_a_lane_that_the_lots_file_does_not_list() {
    var state =
        new DeviceState(
            "west-lake",
            "edge",
            reported(NOON, 0),
            Optional.empty(),
            NOTHING_WAITS,
            List.of("yard"),
            List.of());
    var found = only(state, NOON);
    assertThat(found.kind()).isEqualTo(AlarmKind.LANE_UNKNOWN);
    assertThat(found.place().lane()).isEqualTo("yard");
  }

  @Test
  void miss_cars_only_where_somebody_has_said_after_how_long() {
    var now = NOON.plus(Duration.ofHours(2)).plusSeconds(1);
    var quiet =
        new DeviceState(
            "west-lake",
            "edge",
            reported(now, 0),
            Optional.empty(),
            NOTHING_WAITS,
            List.of(),
            List.of(
                new DeviceState.OfLane(
                    "exit",
                    Optional.of(NOON.minus(HOUR)),
                    Optional.empty(),
                    Optional.of(now),
                    List.of(),
                    Optional.of(now))));
    assertThat(only(quiet, now).kind()).isEqualTo(AlarmKind.NO_PASSAGE);
    assertThat(rules.findings(quiet, now.minusSeconds(1))).isEmpty();
    assertThat(new AlarmRules(limits(Optional.empty())).findings(quiet, now)).isEmpty();
  }

  @Test
  void measure_devices_by_real_time_and_cars_by_simulated() {
    var limits = AlarmRules.Limits.of(new Settings(), 60);
    assertThat(limits.silentAfter()).isEqualTo(Duration.ofHours(3));
    assertThat(limits.clockTolerance()).isEqualTo(Duration.ofMinutes(30));
    assertThat(limits.noPassageAfter()).contains(HOUR);
  }

  private static final class Settings implements DeviceSettings {
    @Override
    public String checkEvery() {
      return "30s";
    }

    @Override
    public Duration silentAfter() {
      return Duration.ofMinutes(3);
    }

    @Override
    public Optional<Duration> noPassageAfter() {
      return Optional.of(HOUR);
    }

    @Override
    public Duration clockTolerance() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration backlogAfter() {
      return Duration.ofMinutes(15);
    }
  }
}
