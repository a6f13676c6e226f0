package parking.sharing;

import java.time.Duration;
import parking.plates.Plate;
import parking.sharing.Replied.Stand;
import parking.sharing.Reply.Why;

/** What a driver is told who asks for a space: the first rule that applies decides. Pure. */
final class AskRules {
  private AskRules() {}

  /**
   * @param stand of the lot for this car
   * @param hold how long a space is kept; one that is kept already is not kept longer because its
   *     driver asks again
   */
  static Reply reply(Known known, Stand stand, OpenHours hours, Plate car, Duration hold) {
    if (!stand.isOpen()) {
      return new Reply.Refused(Why.NOT_OPEN);
    }
    if (known.isBlocked(car)) {
      return new Reply.Refused(Why.BLOCKED);
    }
    if (stand.free().isEmpty()) {
      return new Reply.Refused(Why.UNKNOWN);
    }
    if (stand.free().get() < 1) {
      return new Reply.Refused(Why.FULL);
    }
    var until = known.held().getOrDefault(car.text(), known.now().plus(hold));
    var open = hours.until();
    return new Reply.Granted(open.filter(until::isAfter).orElse(until), open);
  }
}
