package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import parking.devices.Alarm;

/**
 * An alarm as consoles show it; absent things are left out.
 *
 * @param lane absent when it concerns the device as a whole
 * @param kind a code to translate
 * @param detail the same in an English sentence
 * @param measure a number whose meaning the kind says
 * @param lastGoodAt when all was last known to be well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlarmView(
    String id,
    String lot,
    String device,
    String lane,
    String kind,
    String detail,
    Long measure,
    Instant lastGoodAt,
    Instant beganAt,
    Instant endedAt) {

  static AlarmView of(Alarm alarm) {
    var finding = alarm.finding();
    var place = finding.place();
    return new AlarmView(
        alarm.id().toString(),
        place.lot(),
        place.device(),
        place.lane().isEmpty() ? null : place.lane(),
        finding.kind().name(),
        finding.detail(),
        finding.measure().orElse(null),
        finding.lastGoodAt().orElse(null),
        alarm.beganAt(),
        alarm.endedAt().orElse(null));
  }
}
