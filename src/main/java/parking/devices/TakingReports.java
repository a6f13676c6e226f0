package parking.devices;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parking.lots.Lane;
import parking.lots.Lots;
import parking.problems.Problem;

/** Keeps the newest report of every device, in each lot that it has lanes in. */
@ApplicationScoped
class TakingReports {
  /** The report that comes last counts, even if the service's clock has been put back meanwhile. */
  private static final String PUT =
      """
      with told as (
        insert into device (lot_id, device, heard_at, reported_at, skew_millis, program, waiting,
          oldest_waiting_at, pictures_dropped, pictures_dropped_at, unknown_lanes)
        values ($1, $2, $3::timestamptz, $3::timestamptz, $4, $5, $6, $7, $8::bigint,
          case when $8::bigint > 0 then $3::timestamptz end, $9)
        on conflict (lot_id, device) do update set
          heard_at = excluded.heard_at, reported_at = excluded.reported_at,
          skew_millis = excluded.skew_millis,
          program = excluded.program, waiting = excluded.waiting,
          oldest_waiting_at = excluded.oldest_waiting_at,
          pictures_dropped = excluded.pictures_dropped,
          pictures_dropped_at =
            case when excluded.pictures_dropped is distinct from device.pictures_dropped
              then coalesce(excluded.pictures_dropped_at, device.pictures_dropped_at)
              else device.pictures_dropped_at end,
          unknown_lanes = excluded.unknown_lanes)
      insert into lane_state (lot_id, device, lane, known_since, passage_at, sign_at, ailments,
        reported_at)
      select $1, $2, told.lane, $3, told.passage_at, told.sign_at, told.ailments, $3
      from unnest($10::varchar[], $11::timestamptz[], $12::timestamptz[], $13::varchar[])
        as told (lane, passage_at, sign_at, ailments)
      on conflict (lot_id, device, lane) do update set
        passage_at = greatest(lane_state.passage_at, excluded.passage_at),
        sign_at = coalesce(excluded.sign_at, lane_state.sign_at),
        ailments = excluded.ailments, reported_at = excluded.reported_at""";

  private final Lots lots;
  private final Pool pool;
  private final Load load;
  private final InstantSource time;

  TakingReports(
      Lots lots, @ReactiveDataSource("parking") Pool pool, Load load, InstantSource time) {
    this.lots = lots;
    this.pool = pool;
    this.load = load;
    this.time = time;
  }

  /**
   * Keeps a report. A lane that the lots file does not list is left out and named in the answer:
   * the device is alive all the same.
   *
   * @throws Problem when the device is unknown
   */
  Uni<DeviceReportsResource.Answer> take(Report report) {
    var lanes =
        lots.listLanes().stream().filter(lane -> lane.device().equals(report.device())).toList();
    if (lanes.isEmpty()) {
      throw Problem.unknown(
          "unknown-device",
          "Device \"%s\" is not known here. Add it to the lots file.".formatted(report.device()));
    }
    var clock = DeviceClock.of(report.sentAt(), time.instant());
    var unknown = unknown(report, lanes);
    return Multi.createFrom()
        .iterable(lanes.stream().map(lane -> lane.lot().id()).distinct().sorted().toList())
        .onItem()
        .transformToUniAndConcatenate(
            lot -> put(lot, clock, unknown, only(report, lanes, lot)).replaceWith(lot))
        .collect()
        .asList()
        .map(lot -> answer(report, clock, unknown));
  }

  private static List<String> unknown(Report report, List<Lane> lanes) {
    return report.lanes().stream()
        .map(Report.OfLane::name)
        .filter(name -> lanes.stream().noneMatch(lane -> lane.name().equals(name)))
        .sorted()
        .toList();
  }

  /** The report, of the lanes that lead to one lot. */
  private static Report only(Report report, List<Lane> lanes, String lot) {
    return new Report(
        report.device(),
        report.sentAt(),
        report.program(),
        report.journal(),
        report.lanes().stream()
            .filter(
                told ->
                    lanes.stream()
                        .anyMatch(
                            lane -> lane.name().equals(told.name()) && lane.lot().id().equals(lot)))
            .sorted(Comparator.comparing(Report.OfLane::name))
            .toList());
  }

  private DeviceReportsResource.Answer answer(
      Report report, DeviceClock clock, List<String> unknown) {
    var now = load.current();
    return new DeviceReportsResource.Answer(
        report.device(),
        clock.receivedAt(),
        clock.skewMillis(),
        now.readingsMax(),
        now.pause().toMillis(),
        unknown);
  }

  private Uni<Void> put(String lot, DeviceClock clock, List<String> unknown, Report report) {
    var journal = report.journal();
    var tuple =
        Tuple.tuple()
            .addString(lot)
            .addString(report.device())
            .addOffsetDateTime(clock.receivedAt().atOffset(ZoneOffset.UTC))
            .addLong(clock.skewMillis())
            .addString(report.program().map(TakingReports::storable).orElse(null))
            .addLong(journal.waiting())
            .addOffsetDateTime(journal.oldestWaitingAt().map(clock::column).orElse(null))
            .addLong(journal.picturesDropped().orElse(null))
            .addString(String.join(",", unknown));
    return pool.preparedQuery(PUT)
        .execute(withLanes(tuple, report.lanes(), clock))
        .replaceWithVoid();
  }

  private static Tuple withLanes(Tuple tuple, List<Report.OfLane> lanes, DeviceClock clock) {
    return tuple
        .addArrayOfString(lanes.stream().map(Report.OfLane::name).toArray(String[]::new))
        .addArrayOfOffsetDateTime(times(lanes, clock, Report.OfLane::lastReadingAt))
        .addArrayOfOffsetDateTime(times(lanes, clock, Report.OfLane::lastSignAt))
        .addArrayOfString(
            lanes.stream()
                .map(lane -> lane.ailments().stream().map(Ailment::code))
                .map(codes -> codes.collect(Collectors.joining(",")))
                .toArray(String[]::new));
  }

  private static OffsetDateTime[] times(
      List<Report.OfLane> lanes,
      DeviceClock clock,
      Function<Report.OfLane, Optional<Instant>> which) {
    return lanes.stream()
        .map(lane -> which.apply(lane).map(clock::column).orElse(null))
        .toArray(OffsetDateTime[]::new);
  }

  /** The database knows no character 0. */
  private static String storable(String text) {
    return text.replace('\0', ' ').strip();
  }
}
