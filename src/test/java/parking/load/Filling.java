package parking.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parking.testing.SealedPlates;

/**
 * Fills the tables with closed sessions and their passages, spread over the last six months and all
 * lots. Every month's partition is filled before it gets its indexes.
 */
final class Filling {
  private static final int MONTHS = 6;

  /** Nobody who comes now has been here within this time. */
  private static final Duration QUIET = Duration.ofHours(8);

  /** The plates of the cars of the lots that are measured, as the senders have them. */
  private static final String PLATE =
      "'浙' || chr(65 + lot::integer % 26) || lpad(car::text, 5, '0')";

  private static final String SESSIONS =
      """
      insert into %s (lot_id, session_id, filed_at, tariff, plate_hash, plate_sealed, colour, state, reason,
        entry_passage, entry_device, entry_confidence, entered_at, exit_passage, exit_device,
        exit_confidence, left_at, revision, changed_at, version)
      select lot, visit, gone, 'hangzhou-road/core', hash, 'masked.浙***5', 'BLUE', 'CLOSED', 'LEFT',
        entry_passage, lot, 0.995, came, exit_passage, lot, 0.995, gone, 1, gone, 0
      from (%s) visits""";
  private static final String PASSAGES =
      """
      insert into %s (lot_id, passage_id, received_at, device, sequence, fingerprint, lane,
        direction, plate_hash, plate_sealed, colour, confidence, seen_at, session_id, verdict)
      select lot, case way when 'IN' then entry_passage else exit_passage end,
        case way when 'IN' then came else gone end, lot, i, md5(i::text) || md5(way),
        case way when 'IN' then 'entrance' else 'exit' end, way, hash, 'masked.浙***5', 'BLUE', 0.995,
        case way when 'IN' then came else gone end, visit,
        case way when 'IN' then 'ENTERED' else 'LEFT' end
      from (%s) visits cross join (values ('IN'), ('OUT')) as ways (way)""";

  /** Each of a lot's 20,000 cars comes now and then, and stays for up to four hours. */
  private static final String VISITS =
      """
      select i, lot, gone, greatest(gone - stay, '%1$s') as came,
        case when lot < '%4$s' then md5((100000000 + car)::text) else %8$s end as hash,
        ('f' || lpad(to_hex(i * 4), 31, '0'))::uuid as visit,
        ('f' || lpad(to_hex(i * 4 + 1), 31, '0'))::uuid as entry_passage,
        ('f' || lpad(to_hex(i * 4 + 2), 31, '0'))::uuid as exit_passage
      from (select i,
          '%1$s'::timestamptz + ('%2$s'::timestamptz - '%1$s') * ((i %% %3$d) / %3$d.0) as gone,
          (array[%5$s])[1 + (hashint8extended(i, 1) & 65535) %% %6$d] as lot,
          (hashint8extended(i, 2) & 1048575) %% 20000 as car,
          interval '1 second' * (1200 + (hashint8extended(i, 3) & 65535) %% 13200) as stay
        from generate_series(%7$d::bigint, %7$d + %3$d - 1) as i) drawn""";

  private final Service service;
  private final SealedPlates plates;
  private final long closed;
  private final Instant now;

  /**
   * @param closed how many sessions
   * @param now when the measurement begins
   */
  Filling(Service service, long closed, Instant now) {
    this.service = service;
    this.plates = service.plates();
    this.closed = closed;
    this.now = now;
  }

  /** One month of visits. */
  private record Month(YearMonth month, Instant from, Instant until, long first, long visits) {
    String partition(String table) {
      return "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }
  }

  void fill() throws InterruptedException {
    var pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<Void>> both =
          List.of(
              pool.submit(() -> fill("session", SESSIONS)),
              pool.submit(() -> fill("passage", PASSAGES)));
      for (var one : both) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Void fill(String table, String insert) throws IOException, SQLException {
    try (var connection = service.connect();
        var statement = connection.createStatement()) {
      statement.execute("set maintenance_work_mem = '512MB'");
      for (var month : months()) {
        for (var sql : statements(month, table, insert)) {
          statement.execute(sql);
        }
      }
      statement.execute("vacuum (analyze) " + table);
    }
    return null;
  }

  private List<String> statements(Month month, String table, String insert) {
    var partition = month.partition(table);
    return List.of(
        "drop table if exists " + partition,
        "create table %s (like %s including defaults including constraints)"
            .formatted(partition, table),
        insert.formatted(partition, visits(month)),
        "alter table %s attach partition %s for values from ('%s-01 00:00:00+00') to ('%s-01 00:00:00+00')"
            .formatted(table, partition, month.month(), month.month().plusMonths(1)));
  }

  private String visits(Month month) {
    List<String> lots = new ArrayList<>(LoadLots.ofPgbench());
    lots.addAll(LoadLots.ofService());
    return VISITS.formatted(
        month.from(),
        month.until(),
        month.visits(),
        LoadLots.ofService().get(0),
        "'" + String.join("','", lots) + "'",
        lots.size(),
        month.first(),
        plates.hashInSql(PLATE));
  }

  /** The visits are spread evenly over the time. */
  private List<Month> months() {
    var last = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    var begin = start(last.minusMonths(MONTHS - 1L));
    var end = now.minus(QUIET);
    List<Month> months = new ArrayList<>();
    long first = 1;
    for (int i = MONTHS - 1; i >= 0; i--) {
      var month = last.minusMonths(i);
      var until = i == 0 ? end : start(month.plusMonths(1));
      var share = Duration.between(start(month), until).toSeconds();
      var visits =
          i == 0 ? closed - first + 1 : closed * share / Duration.between(begin, end).toSeconds();
      if (visits > 0 && until.isAfter(start(month))) {
        months.add(new Month(month, start(month), until, first, visits));
        first += visits;
      }
    }
    return months;
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
