package parking.consoles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parking.devices.DeviceState;

/**
 * A device as consoles show it; absent things are left out.
 *
 * @param heardSecondsAgo seconds of the service's clock since anything last came from it
 * @param skewMillis by how much its clock is ahead; negative when behind
 * @param alarms what is wrong with it and its lanes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceView(
    String lot,
    String device,
    Instant heardAt,
    Long heardSecondsAgo,
    Instant reportedAt,
    Long skewMillis,
    String program,
    Waiting journal,
    List<OfLane> lanes,
    List<AlarmView> alarms) {

  /** What waits in the device. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Waiting(Long waiting, Instant oldestWaitingAt, Long picturesDropped) {}

  /** A lane with its camera. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfLane(String name, Instant passageAt, Instant signAt, List<String> ailments) {}

  static DeviceView of(DeviceState state, List<AlarmView> alarms, Instant now) {
    var contact = state.contact();
    return new DeviceView(
        state.lot(),
        state.device(),
        contact.heardAt().orElse(null),
        contact.heardAt().map(heard -> Duration.between(heard, now).toSeconds()).orElse(null),
        contact.reportedAt().orElse(null),
        contact.skewMillis().orElse(null),
        state.program().orElse(null),
        new Waiting(
            state.journal().waiting().orElse(null),
            state.journal().oldestWaitingAt().orElse(null),
            state.journal().picturesDropped().orElse(null)),
        state.lanes().stream().map(DeviceView::lane).toList(),
        alarms);
  }

  private static OfLane lane(DeviceState.OfLane lane) {
    return new OfLane(
        lane.name(), lane.passageAt().orElse(null), lane.signAt().orElse(null), lane.ailments());
  }
}
