package parking.drivers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/**
 * A question about an earlier stay, which its driver can answer and nobody else. Wrong choices are
 * made of the seed: whoever asks again about the same stay sees the same ones, so that nobody finds
 * the right one by comparing.
 *
 * @param words the question
 * @param choices the first question's are places and days, the second one's times of day
 * @param right which choice is true
 */
record StayQuestion(String words, List<String> choices, int right) {
  static final int CHOICES = 8;

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int SLOT_HOURS = 3;
  private static final int DAYS_AROUND = 21;

  /**
   * A stay.
   *
   * @param lotName where
   */
  record Stay(String lotName, Instant entered) {
    private LocalDate day() {
      return LocalDate.ofInstant(entered, CHINA);
    }
  }

  /**
   * The question of a round.
   *
   * @param lots the names of all lots
   * @param seed of the stay, unknown to whoever is asked
   */
  static StayQuestion of(int round, Stay stay, List<String> lots, long seed) {
    return round == 0 ? where(stay, lots, new Random(seed)) : when(stay);
  }

  private static StayQuestion where(Stay stay, List<String> lots, Random random) {
    var right = place(stay.lotName(), stay.day());
    var all = new LinkedHashSet<String>();
    all.add(right);
    while (all.size() < CHOICES) {
      var lot = lots.isEmpty() ? stay.lotName() : lots.get(random.nextInt(lots.size()));
      var day = stay.day().plusDays(random.nextInt(2 * DAYS_AROUND + 1) - (long) DAYS_AROUND);
      all.add(place(lot, day));
    }
    var choices = new ArrayList<>(all);
    Collections.shuffle(choices, random);
    return new StayQuestion(
        "这辆车在下面哪个时间、哪个停车场停过？ Where and when was this car parked?", choices, choices.indexOf(right));
  }

  private static String place(String lot, LocalDate day) {
    return "%s %d-%02d-%02d"
        .formatted(lot, day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  private static StayQuestion when(Stay stay) {
    var choices = new ArrayList<String>();
    for (int i = 0; i < CHOICES; i++) {
      choices.add("%02d:00–%02d:00".formatted(i * SLOT_HOURS, (i + 1) * SLOT_HOURS));
    }
    return new StayQuestion(
        "那一次大约几点进场？ About what time did it come in that day?",
        choices,
        stay.entered().atZone(CHINA).getHour() / SLOT_HOURS);
  }
}
