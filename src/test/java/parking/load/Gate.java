package parking.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the device of one lot sends: new cars that come in, and those that came in with an earlier
 * batch and go out now. A reading has the fields that our recogniser sends, without pictures.
 */
final class Gate {
  private static final Duration BEFORE_ENTRY = Duration.ofMinutes(61);
  private static final Duration BEFORE_EXIT = Duration.ofMinutes(1);
  private static final int READING_LENGTH = 600;
  private static final String[] CONFIDENCES = {"0.9991", "0.9987", "0.9978", "0.9994", "0.9969"};

  private final String lot;
  private final Deque<Integer> inside = new ArrayDeque<>();
  private long sequence;
  private int cars;

  Gate(String lot) {
    this.lot = lot;
  }

  /**
   * A request's body.
   *
   * @param readings how many are in it
   */
  record Batch(String body, int readings) {}

  /** How many cars have come in so far, and so how many stays there are or will be. */
  int cars() {
    return cars;
  }

  /** Of the lot, and of its only device. */
  String name() {
    return lot;
  }

  int countInside() {
    return inside.size();
  }

  /** Half of them come in, half of them go out, as far as there are cars inside. */
  Batch next(Instant now, int readings) {
    var exits = Math.min(inside.size(), (readings + 1) / 2);
    return batch(now, readings - Math.max(exits, readings / 2), exits);
  }

  /** Nobody comes in any more. */
  Batch last(Instant now, int most) {
    return batch(now, 0, Math.min(inside.size(), most));
  }

  private Batch batch(Instant now, int entries, int exits) {
    var text = new StringBuilder((entries + exits) * READING_LENGTH);
    text.append("{\"device\":\"").append(lot).append("\",\"sentAt\":\"").append(now);
    text.append("\",\"readings\":[");
    for (int i = 0; i < entries; i++) {
      inside.add(cars);
      reading(text, "entrance", plate(lot, cars++), now.minus(BEFORE_ENTRY).plusMillis(i));
    }
    for (int i = 0; i < exits; i++) {
      reading(text, "exit", plate(lot, inside.remove()), now.minus(BEFORE_EXIT).plusMillis(i));
    }
    text.setCharAt(text.length() - 1, ']');
    return new Batch(text.append('}').toString(), entries + exits);
  }

  /** The plate of a lot's car; a car is known in one lot only. */
  static String plate(String lot, int car) {
    return "浙" + (char) ('A' + Integer.parseInt(lot) % 26) + "%05d".formatted(car % 100_000);
  }

  private void reading(StringBuilder text, String lane, String plate, Instant seenAt) {
    text.append("{\"sequence\":").append(++sequence);
    text.append(",\"lane\":\"").append(lane);
    text.append("\",\"seenAt\":\"").append(seenAt);
    text.append("\",\"direction\":\"").append(lane.equals("exit") ? "out" : "in");
    text.append("\",\"plate\":\"").append(plate);
    text.append("\",\"colour\":\"blue\",\"rows\":1,\"confidence\":0.995,\"characters\":[");
    for (int i = 0; i < plate.length(); i++) {
      text.append(i == 0 ? "" : ",").append("{\"text\":\"").append(plate.charAt(i));
      text.append("\",\"confidence\":");
      text.append(CONFIDENCES[(int) (sequence + i) % CONFIDENCES.length]).append('}');
    }
    text.append("],\"frames\":7,\"corners\":[[812.25,604.5],[1010.75,611.25],");
    text.append("[1008.5,668.75],[810.25,661.5]]},");
  }
}
