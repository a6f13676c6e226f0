package recognizer.camera;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import recognizer.metrics.Ailment;

/**
 * Tells from a frame's brightness whether a camera shows anything useful. A state must last before
 * it counts: headlights blind a camera for a moment, a tree's shadow is no fault.
 */
public final class PictureHealth {
  private static final int COLUMNS = 16;
  private static final int ROWS = 9;
  private static final int WHITE = 250;
  private static final double WHITE_SHARE = 0.6;
  private static final int BLACK_MEAN = 8;
  private static final int DARK_MEAN = 18;
  private static final int EVEN = 6;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Map<Ailment, Duration> LASTING =
      Map.of(
          Ailment.BLACK, Duration.ofSeconds(20),
          Ailment.GLARING, Duration.ofSeconds(20),
          Ailment.DARK, Duration.ofMinutes(2),
          Ailment.FROZEN, Duration.ofMinutes(2));

  private final Map<Ailment, Duration> since = new EnumMap<>(Ailment.class);
  private Set<Ailment> ailments = Set.of();
  private Duration lastLook;
  private int[] before = {};

  /** Takes a frame; returns what has been wrong with the pictures for long enough. */
  public Set<Ailment> see(Frame frame) {
    Duration now = frame.position();
    if (lastLook == null || now.compareTo(lastLook) < 0 || isDue(now)) {
      lastLook = now;
      ailments = judge(frame.brightness(COLUMNS, ROWS), now);
    }
    return ailments;
  }

  private boolean isDue(Duration now) {
    return now.minus(lastLook).compareTo(LOOK_EVERY) >= 0;
  }

  Set<Ailment> judge(int[] brightness, Duration now) {
    Set<Ailment> signs = signs(brightness);
    since.keySet().retainAll(signs);
    Set<Ailment> lasting = EnumSet.noneOf(Ailment.class);
    for (Ailment sign : signs) {
      Duration start = since.computeIfAbsent(sign, s -> now);
      if (now.minus(start).compareTo(LASTING.get(sign)) >= 0) {
        lasting.add(sign);
      }
    }
    before = brightness;
    return lasting;
  }

  private Set<Ailment> signs(int[] brightness) {
    Set<Ailment> signs = EnumSet.noneOf(Ailment.class);
    var cells = Arrays.stream(brightness).summaryStatistics();
    long white = Arrays.stream(brightness).filter(b -> b >= WHITE).count();
    boolean isEven = cells.getMax() - cells.getMin() <= EVEN;
    if (cells.getAverage() <= BLACK_MEAN && isEven) {
      signs.add(Ailment.BLACK);
    } else if (cells.getAverage() <= DARK_MEAN) {
      signs.add(Ailment.DARK);
    }
    if (white >= WHITE_SHARE * brightness.length) {
      signs.add(Ailment.GLARING);
    }
    if (Arrays.equals(brightness, before)) {
      signs.add(Ailment.FROZEN);
    }
    return signs;
  }
}
