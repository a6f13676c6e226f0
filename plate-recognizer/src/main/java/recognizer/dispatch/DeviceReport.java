package recognizer.dispatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import recognizer.camera.DeviceClock;
import recognizer.metrics.Ailment;
import recognizer.metrics.LaneStatus;

/** How a device is doing, as the contract {@code device-report.v1} writes it. */
record DeviceReport(String device, List<LaneStatus> lanes, Journal journal, DeviceClock clock) {
  private static final String PROGRAM = "plate-recognizer";

  /** The state of now. */
  byte[] json() {
    Instant now = clock.instant();
    Journal.Waiting waiting = journal.waiting();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("device", device);
    node.put("sentAt", ReadingJson.time(now));
    node.put("program", program());
    node.put("waiting", waiting.readings());
    waiting
        .oldest()
        .map(oldest -> ReadingJson.parse(oldest).path("seenAt").asText())
        .filter(seenAt -> !seenAt.isEmpty())
        .ifPresent(seenAt -> node.put("oldestWaitingAt", seenAt));
    node.put("picturesDropped", waiting.picturesDropped());
    ArrayNode all = node.putArray("lanes");
    lanes.forEach(lane -> add(all.addObject(), lane, now));
    return ReadingJson.bytes(node);
  }

  private void add(ObjectNode node, LaneStatus lane, Instant now) {
    long ticks = DeviceClock.ticks();
    node.put("name", lane.name());
    lane.frameAge(ticks)
        .ifPresent(
            age -> node.put("lastSignAt", ReadingJson.time(clock.later(now, age.negated()))));
    lane.lastReading()
        .ifPresent(last -> node.put("lastReadingAt", ReadingJson.time(last.seenAt())));
    ArrayNode ailments = node.putArray("ailments");
    lane.ailments(ticks).stream().map(Ailment::label).forEach(ailments::add);
  }

  private static String program() {
    String version = DeviceReport.class.getPackage().getImplementationVersion();
    return version == null ? PROGRAM : PROGRAM + " " + version;
  }

  /** So much real time on the device's clock. */
  Duration onClock(Duration real) {
    return Duration.between(Instant.EPOCH, clock.later(Instant.EPOCH, real));
  }
}
