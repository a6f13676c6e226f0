package parking.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides what is wrong with a device and its lanes. What a report said holds until the next one:
 * when a device falls silent, what was wrong before stays wrong.
 */
final class AlarmRules {
  private static final Duration PICTURES_REMEMBERED = Duration.ofHours(1);

  private final Limits limits;

  AlarmRules(Limits limits) {
    this.limits = limits;
  }

  /**
   * For how long something may be so before it is wrong, on the service's clock.
   *
   * @param noPassageAfter not looked at when empty
   */
  record Limits(
      Duration silentAfter,
      Optional<Duration> noPassageAfter,
      Duration clockTolerance,
      Duration backlogAfter,
      Duration picturesDroppedWithin) {
    /**
     * Devices work, and reports travel, in real time; so with a simulated clock more of its time
     * passes between two of them. Cars come in the time that is simulated.
     *
     * @param factor how many seconds of the service's clock pass in a real one
     */
    static Limits of(DeviceSettings settings, int factor) {
      UnaryOperator<Duration> simulated = real -> real.multipliedBy(factor);
      return new Limits(
          simulated.apply(settings.silentAfter()),
          settings.noPassageAfter(),
          simulated.apply(settings.clockTolerance()),
          simulated.apply(settings.backlogAfter()),
          simulated.apply(PICTURES_REMEMBERED));
    }
  }

  /** Everything that is wrong now, the device itself first. */
  List<Finding> findings(DeviceState state, Instant now) {
    List<Finding> found = new ArrayList<>();
    silence(state, now).ifPresent(found::add);
    clock(state).ifPresent(found::add);
    backlog(state).ifPresent(found::add);
    pictures(state, now).ifPresent(found::add);
    for (var lane : state.unknownLanes()) {
      found.add(
          finding(
              place(state, lane),
              AlarmKind.LANE_UNKNOWN,
              "The device reports lane \"%s\", which the lots file does not list for it."
                  .formatted(lane)));
    }
    for (var lane : state.lanes()) {
      found.addAll(new OfLane(state, lane).findings(now));
    }
    return found;
  }

  private static Finding.Place place(DeviceState state, String lane) {
    return new Finding.Place(state.lot(), state.device(), lane);
  }

  private static Finding finding(Finding.Place place, AlarmKind kind, String detail) {
    return new Finding(place, kind, detail, Optional.empty(), Optional.empty());
  }

  private static boolean isOver(Duration limit, Instant from, Instant until) {
    return Duration.between(from, until).compareTo(limit) > 0;
  }

  private static String when(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private Optional<Finding> silence(DeviceState state, Instant now) {
    var heard = state.contact().heardAt();
    if (heard.isPresent() && !isOver(limits.silentAfter(), heard.get(), now)) {
      return Optional.empty();
    }
    var detail =
        heard
            .map(last -> "Nothing was heard of the device since %s.".formatted(when(last)))
            .orElse("Nothing was ever heard of the device.");
    return Optional.of(
        new Finding(place(state, ""), AlarmKind.DEVICE_SILENT, detail, Optional.empty(), heard));
  }

  private Optional<Finding> clock(DeviceState state) {
    return state
        .contact()
        .skewMillis()
        .filter(skew -> Math.abs(skew) > limits.clockTolerance().toMillis())
        .map(
            skew ->
                new Finding(
                    place(state, ""),
                    AlarmKind.CLOCK_OFF,
                    "The device's clock is %d s %s the service's."
                        .formatted(Math.abs(skew) / 1000, skew > 0 ? "ahead of" : "behind"),
                    Optional.of(skew / 1000),
                    Optional.empty()));
  }

  /** How long readings had waited when the device told of them. */
  private Optional<Finding> backlog(DeviceState state) {
    var waiting = state.journal().waiting().orElse(0L);
    var reported = state.contact().reportedAt();
    return state
        .journal()
        .oldestWaitingAt()
        .filter(oldest -> waiting > 0 && reported.isPresent())
        .filter(oldest -> isOver(limits.backlogAfter(), oldest, reported.get()))
        .map(
            oldest ->
                new Finding(
                    place(state, ""),
                    AlarmKind.BACKLOG,
                    "%d readings wait in the device; the oldest was seen at %s."
                        .formatted(waiting, when(oldest)),
                    Optional.of(waiting),
                    Optional.of(oldest)));
  }

  private Optional<Finding> pictures(DeviceState state, Instant now) {
    var dropped = state.journal().picturesDropped();
    return state
        .journal()
        .picturesDroppedAt()
        .filter(last -> !isOver(limits.picturesDroppedWithin(), last, now))
        .map(
            last ->
                new Finding(
                    place(state, ""),
                    AlarmKind.PICTURES_DROPPED,
                    "The device has deleted %d pictures for lack of room; their readings stay."
                        .formatted(dropped.orElse(0L)),
                    dropped,
                    Optional.empty()));
  }

  /** The rules for one lane. */
  private final class OfLane {
    private final DeviceState.OfLane lane;
    private final Optional<Instant> reportedAt;
    private final Finding.Place place;

    OfLane(DeviceState state, DeviceState.OfLane lane) {
      this.lane = lane;
      this.reportedAt = state.contact().reportedAt();
      this.place = place(state, lane.name());
    }

    List<Finding> findings(Instant now) {
      List<Finding> found = new ArrayList<>();
      if (isForgotten()) {
        found.add(
            new Finding(
                place,
                AlarmKind.LANE_NOT_REPORTED,
                "The device's report does not name this lane.",
                Optional.empty(),
                lane.reportedAt()));
      } else {
        silence().ifPresent(found::add);
        lane.ailments().forEach(code -> ailment(code).ifPresent(found::add));
      }
      noPassage(now).ifPresent(found::add);
      return found;
    }

    private boolean isForgotten() {
      return reportedAt
          .filter(newest -> lane.reportedAt().isEmpty() || lane.reportedAt().get().isBefore(newest))
          .isPresent();
    }

    private Optional<Finding> silence() {
      var isOld =
          lane.signAt()
              .flatMap(sign -> reportedAt.map(at -> isOver(limits.silentAfter(), sign, at)))
              .orElse(false);
      if (!isOld && !lane.ailments().contains(Ailment.SILENT.code())) {
        return Optional.empty();
      }
      var detail =
          lane.signAt()
              .map(sign -> "The camera gave no sign of life since %s.".formatted(when(sign)))
              .orElse("The camera gave no sign of life yet.");
      return Optional.of(
          new Finding(place, AlarmKind.LANE_SILENT, detail, Optional.empty(), lane.signAt()));
    }

    private Optional<Finding> ailment(String code) {
      return switch (Ailment.of(code)) {
        case SILENT -> Optional.empty();
        case FROZEN ->
            Optional.of(finding(place, AlarmKind.FROZEN, "The picture does not change."));
        case BLACK -> Optional.of(finding(place, AlarmKind.BLACK, "The picture is black."));
        case GLARING ->
            Optional.of(finding(place, AlarmKind.GLARING, "Most of the picture is white."));
        case DARK -> Optional.of(finding(place, AlarmKind.DARK, "The picture is too dark."));
      };
    }

    private Optional<Finding> noPassage(Instant now) {
      var last = lane.passageAt().or(lane::knownSince);
      return limits
          .noPassageAfter()
          .filter(limit -> last.isPresent() && isOver(limit, last.get(), now))
          .map(
              limit ->
                  new Finding(
                      place,
                      AlarmKind.NO_PASSAGE,
                      "No car was seen since %s.".formatted(when(last.get())),
                      Optional.empty(),
                      lane.passageAt()));
    }
  }
}
