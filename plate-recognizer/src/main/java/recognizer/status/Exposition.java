package recognizer.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recognizer.metrics.Ailment;
import recognizer.metrics.LaneStatus;
import recognizer.metrics.PushOutcome;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;

/** The edge's figures in Prometheus' text format. */
final class Exposition {
  private final List<String> lines = new ArrayList<>();

  /** All figures as they are now. */
  static String of(EdgeStatus edge) {
    Exposition text = new Exposition();
    text.lanes(edge.lanes(), edge.ticks().getAsLong());
    text.pushes(edge);
    text.stages(edge.stages());
    text.head("recogniser_readings_waiting", "gauge", "Readings kept until the service has them");
    text.lines.add("recogniser_readings_waiting " + edge.waiting().getAsInt());
    text.skew(edge.skew().get());
    return String.join("\n", text.lines) + "\n";
  }

  private void skew(Optional<Duration> skew) {
    if (skew.isPresent()) {
      String name = "recogniser_clock_skew_seconds";
      head(name, "gauge", "How far the device's clock is ahead of the service's");
      double seconds = skew.get().toMillis() / 1e3;
      lines.add(String.format(Locale.ROOT, "%s %.3f", name, seconds));
    }
  }

  private void lanes(List<LaneStatus> lanes, long ticks) {
    head("recogniser_frames_total", "counter", "Frames that came");
    lanes.forEach(lane -> value("recogniser_frames_total", lane, lane.frames()));
    head("recogniser_frames_looked_at_total", "counter", "Frames searched for plates");
    lanes.forEach(lane -> value("recogniser_frames_looked_at_total", lane, lane.looks()));
    head("recogniser_frames_late_total", "counter", "Frames dropped because they came too late");
    lanes.forEach(lane -> value("recogniser_frames_late_total", lane, lane.lateFrames()));
    head("recogniser_readings_total", "counter", "Passages told");
    lanes.forEach(lane -> value("recogniser_readings_total", lane, lane.readings()));
    head(
        "recogniser_lane_frame_age_seconds",
        "gauge",
        "Time since the newest frame or sign of life");
    for (LaneStatus lane : lanes) {
      lane.frameAge(ticks)
          .ifPresent(
              age -> value("recogniser_lane_frame_age_seconds", lane, age.toMillis() / 1000.0));
    }
    head("recogniser_lane_ailing", "gauge", "1 while the lane's camera has this trouble");
    for (LaneStatus lane : lanes) {
      var ailments = lane.ailments(ticks);
      for (Ailment ailment : Ailment.values()) {
        lines.add(
            "recogniser_lane_ailing{lane=\"%s\",ailment=\"%s\"} %d"
                .formatted(lane.name(), ailment.label(), ailments.contains(ailment) ? 1 : 0));
      }
    }
  }

  private void pushes(EdgeStatus edge) {
    head("recogniser_camera_signs_total", "counter", "Signs of life of cameras that read");
    edge.lanes().forEach(lane -> value("recogniser_camera_signs_total", lane, lane.signs()));
    head("recogniser_pushes_total", "counter", "Messages of cameras that read by themselves");
    for (PushOutcome outcome : PushOutcome.values()) {
      long count = edge.pushes().of(outcome);
      lines.add("recogniser_pushes_total{outcome=\"%s\"} %d".formatted(outcome.label(), count));
    }
  }

  private void stages(List<StageTimes> times) {
    head("recogniser_stage_cpu_seconds_total", "counter", "Processor time by stage");
    for (Stage stage : Stage.values()) {
      double seconds = times.stream().mapToLong(t -> t.nanos(stage)).sum() / 1e9;
      lines.add(
          String.format(
              Locale.ROOT,
              "recogniser_stage_cpu_seconds_total{stage=\"%s\"} %.6f",
              stage.label(),
              seconds));
    }
    head("recogniser_stage_runs_total", "counter", "How often a stage ran");
    for (Stage stage : Stage.values()) {
      long runs = times.stream().mapToLong(t -> t.runs(stage)).sum();
      lines.add("recogniser_stage_runs_total{stage=\"%s\"} %d".formatted(stage.label(), runs));
    }
  }

  private void head(String name, String type, String help) {
    lines.add("# HELP %s %s".formatted(name, help));
    lines.add("# TYPE %s %s".formatted(name, type));
  }

  private void value(String name, LaneStatus lane, double value) {
    lines.add(String.format(Locale.ROOT, "%s{lane=\"%s\"} %.3f", name, lane.name(), value));
  }

  private void value(String name, LaneStatus lane, long value) {
    lines.add("%s{lane=\"%s\"} %d".formatted(name, lane.name(), value));
  }
}
