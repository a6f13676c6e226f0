package recognizer.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import recognizer.metrics.LaneStatus;
import recognizer.metrics.PushCounts;
import recognizer.metrics.StageTimes;

/**
 * Everything that the edge says of itself.
 *
 * @param device its name
 * @param lanes how each lane is doing
 * @param stages processor time, one for each recogniser and one for hiding
 * @param waiting readings that the service does not have yet
 * @param skew by how much the device's clock is ahead of the service's, once that is known
 * @param ticks real time in nanoseconds, by the count that the lanes use
 * @param pushes messages of cameras that read by themselves
 */
public record EdgeStatus(
    String device,
    List<LaneStatus> lanes,
    List<StageTimes> stages,
    IntSupplier waiting,
    Supplier<Optional<Duration>> skew,
    LongSupplier ticks,
    PushCounts pushes) {
  public EdgeStatus {
    lanes = List.copyOf(lanes);
    stages = List.copyOf(stages);
  }

  /** An edge without cameras that read by themselves. */
  public EdgeStatus(
      String device,
      List<LaneStatus> lanes,
      List<StageTimes> stages,
      IntSupplier waiting,
      Supplier<Optional<Duration>> skew,
      LongSupplier ticks) {
    this(device, lanes, stages, waiting, skew, ticks, new PushCounts());
  }
}
