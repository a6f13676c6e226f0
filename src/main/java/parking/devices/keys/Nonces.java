package parking.devices.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * The signatures that this instance has taken and that could be sent again, because they are young
 * enough. There is room for so many; when there are more, those that end first are forgotten.
 */
final class Nonces {
  private final int most;
  private final Set<Used> used = new HashSet<>();
  private final Queue<Used> byEnd = new PriorityQueue<>(Comparator.comparing(Used::end));

  Nonces(int most) {
    this.most = most;
  }

  private record Used(String key, String nonce, Instant end) {}

  /**
   * Notes a nonce.
   *
   * @param end from when on its signature is too old anyway
   * @return whether it is new
   */
  synchronized boolean isNew(String key, String nonce, Instant end, Instant now) {
    while (!byEnd.isEmpty() && byEnd.peek().end().isBefore(now)) {
      used.remove(byEnd.poll());
    }
    var one = new Used(key, nonce, end);
    if (used.contains(one)) {
      return false;
    }
    while (byEnd.size() >= most) {
      used.remove(byEnd.poll());
    }
    return used.add(one) && byEnd.add(one);
  }

  synchronized int size() {
    return used.size();
  }
}
