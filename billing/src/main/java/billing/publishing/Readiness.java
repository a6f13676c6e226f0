package billing.publishing;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.tariffs.PriceNotice;
import billing.tariffs.PriceNotice.Form;
import billing.tariffs.ReadNotice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a notice says all that the public has a right to know, and prices all that is priced by
 * the notice before it.
 */
final class Readiness {
  private final ReadNotice draft;
  private final Published published;
  private final List<String> complaints = new ArrayList<>();

  private Readiness(ReadNotice draft, Published published) {
    this.draft = draft;
    this.published = published;
  }

  /**
   * @param published what it would stand beside
   * @throws NoticeRefused listing everything that is missing, each with its place
   */
  static void check(ReadNotice draft, Published published) {
    var readiness = new Readiness(draft, published);
    readiness.checkHeading(draft.notice().notice());
    readiness.checkZones();
    if (!readiness.complaints.isEmpty()) {
      throw new NoticeRefused(Why.DOCUMENT, String.join(" ", readiness.complaints));
    }
  }

  private void checkHeading(PriceNotice.Heading heading) {
    need("notice.effective_from", heading.effectiveFrom().isPresent(), "the first day");
    need("notice.form", heading.form().isPresent(), "the form of pricing");
    need("notice.proposer", heading.proposer().isPresent(), "who proposes the price");
    need("notice.approver", heading.approver().isPresent(), "who approves it");
    heading.effectiveFrom().ifPresent(this::checkFirstDay);
  }

  private void need(String place, boolean isThere, String what) {
    if (!isThere) {
      complaints.add("%s is missing: %s.".formatted(place, what));
    }
  }

  private void checkFirstDay(LocalDate day) {
    if (!draft.calendar().covers(day)) {
      complaints.add(
          "calendar: %s does not know the year %d, in which the notice comes into force."
              .formatted(draft.notice().calendar().orElse(""), day.getYear()));
    }
    var family = draft.notice().notice().family();
    published
        .find(family, day)
        .ifPresent(
            other ->
                complaints.add(
                    "notice.effective_from: %s is published already; choose another day."
                        .formatted(other.name())));
    published.of(family).stream()
        .filter(other -> other.firstDay().isAfter(day))
        .findFirst()
        .ifPresent(
            other ->
                complaints.add(
                    "notice.effective_from: %s is published and comes later; choose a day after it."
                        .formatted(other.name())));
  }

  private void checkZones() {
    var zones = draft.notice().zones();
    if (draft.notice().notice().form().filter(Form.GOVERNMENT_GUIDED::equals).isPresent()) {
      zones.forEach(
          (name, zone) ->
              need(
                  "zones.%s.ceilings".formatted(name),
                  zone.ceilings().isPresent(),
                  "a price guided by the government names the tariffs that it may not exceed"));
    }
    published.of(draft.notice().notice().family()).stream()
        .findFirst()
        .ifPresent(before -> checkAgainst(before, zones));
  }

  /** A zone that is left out would stay priced by the notice before, and nobody would see it. */
  private void checkAgainst(Published.Notice before, Map<String, PriceNotice.Zone> zones) {
    for (var name : before.read().notice().zones().keySet()) {
      if (!zones.containsKey(name)) {
        complaints.add(
            "zones.%s is missing: %s prices it, and its price has to go on."
                .formatted(name, before.name()));
      }
    }
  }
}
