package billing.publishing;

import billing.api.CeilingBreach;
import billing.api.ChargeView;
import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.TariffId;
import billing.publishing.Published.Notice;
import billing.tariffs.Rating;
import billing.tariffs.ReadNotice;
import billing.tariffs.simulation.Ceiling;
import billing.tariffs.simulation.CeilingCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells in the words of the door where a notice does not keep its ceilings. */
final class Ceilings {
  /** More would not help anybody to correct the notice. */
  private static final int MOST = 100;

  private Ceilings() {}

  static List<CeilingBreach> breaches(
      ReadNotice draft, Published published, Map<String, Set<TariffId>> around) {
    var names =
        around.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, zone -> names(zone.getValue())));
    var found = new CeilingCheck(draft, published.book(), names).findings();
    return found.stream().limit(MOST).map(it -> breach(draft, it)).toList();
  }

  /** The same for a zone of a notice that is in force. */
  static List<CeilingBreach> breaches(
      Published published, Notice notice, String zone, Set<TariffId> around, Instant at) {
    var found =
        new CeilingCheck(notice.read(), published.book(), Map.of(zone, names(around)))
            .findings(zone, at);
    return found.stream().limit(MOST).map(it -> breach(notice.read(), it)).toList();
  }

  private static Set<String> names(Set<TariffId> tariffs) {
    return tariffs.stream().map(TariffId::value).collect(Collectors.toSet());
  }

  /**
   * @throws NoticeRefused with the breaches, when there are any
   */
  static void mustBeKept(List<CeilingBreach> breaches) {
    if (!breaches.isEmpty()) {
      var first = breaches.get(0);
      throw new NoticeRefused(
          Why.CEILING,
          "The notice costs more than it may, first in zone %s against %s: %s."
              .formatted(first.zone(), first.ceiling(), first.words()),
          breaches);
    }
  }

  private static CeilingBreach breach(ReadNotice draft, CeilingCheck.Finding found) {
    return new CeilingBreach(
        found.zone(), found.ceiling(), found.words(), found.breach().map(it -> costly(draft, it)));
  }

  private static CeilingBreach.Costly costly(ReadNotice draft, Ceiling.Breach breach) {
    var stay = breach.stay();
    return new CeilingBreach.Costly(
        stay.vehicleClass(),
        stay.entered(),
        stay.left(),
        breach.most(),
        breach.price().total(),
        breach.price().lines().stream().map(line -> line(draft, line)).toList());
  }

  private static ChargeView.Line line(ReadNotice draft, Rating.Line line) {
    return new ChargeView.Line(
        line.amount(),
        line.reason().english(),
        line.reason().chinese(),
        "%s %s".formatted(draft.document(), line.rule()));
  }
}
