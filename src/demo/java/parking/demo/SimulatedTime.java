package parking.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The lot's time, which runs faster than the real one. All programs of the demo are told the same
 * three numbers.
 *
 * @param start the lot's time at the anchor
 * @param anchor the real time at which the lot's time was {@code start}
 * @param factor seconds of the lot's time in one real second
 */
record SimulatedTime(Instant start, Instant anchor, int factor) {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalTime OPENING = LocalTime.of(18, 50);

  /**
   * Yesterday 18:50 in China, or the evening after the one that was played last, so that a folder's
   * days follow one another.
   *
   * @param folder where the last evening is remembered
   * @param begin when the evening begins: late enough for all programs to be up
   */
  static SimulatedTime nextEvening(Path folder, Instant begin, int factor) throws IOException {
    var evening = evening(begin).minusDays(1);
    var memory = folder.resolve("last-evening.txt");
    if (Files.exists(memory)) {
      var next = evening(Instant.parse(Files.readString(memory).strip())).plusDays(1);
      evening = next.isAfter(evening) ? next : evening;
    }
    Files.createDirectories(folder);
    Files.writeString(memory, evening.toInstant().toString());
    return new SimulatedTime(evening.toInstant(), begin, factor);
  }

  /** Real time: for own cameras. */
  static SimulatedTime real(Instant now) {
    return new SimulatedTime(now, now, 1);
  }

  private static ZonedDateTime evening(Instant day) {
    return day.atZone(CHINA).with(OPENING);
  }
}
