package recognizer.pushed;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recognizer.camera.DeviceClock;
import recognizer.metrics.PushCounts;
import recognizer.metrics.PushOutcome;
import recognizer.vendors.BadMessage;
import recognizer.vendors.CameraMessage;
import recognizer.vendors.Delivery;
import recognizer.vendors.Protocol;
import recognizer.vendors.Reply;
import recognizer.vendors.Vendor;

/** Takes messages of cameras, whichever way they come, and says what to answer. */
final class Reception {
  private static final System.Logger LOG = System.getLogger(Reception.class.getName());
  private static final String UNKNOWN = "The camera is not known here";

  /** So many different complaints are logged once each, then again from the beginning. */
  private static final int COMPLAINTS_MAX = 500;

  private final CameraLanes lanes;
  private final Intake intake;
  private final PushCounts counts;
  private final Set<String> complaints = new LinkedHashSet<>();

  Reception(CameraLanes lanes, Intake intake, PushCounts counts) {
    this.lanes = lanes;
    this.intake = intake;
    this.counts = counts;
  }

  /** Whose message it is, as far as its address tells. */
  private record Sender(Vendor vendor, Optional<CameraLane> lane) {}

  /**
   * Takes a message that came over HTTP, to {@code /SECRET/...}, {@code /hikvision}, {@code
   * /vzenith} or {@code /NotificationInfo/...}.
   *
   * @throws BadMessage when it is refused for good
   * @throws PutOff when it shall come again
   */
  Reply takeRequest(Delivery delivery)
      throws BadMessage, PutOff, IOException, InterruptedException {
    try {
      return answered(delivery, senderOf(delivery.path()));
    } catch (BadMessage e) {
      refused(e, delivery);
      throw e;
    } catch (PutOff | IOException e) {
      counts.count(PushOutcome.PUT_OFF);
      throw e;
    }
  }

  /** Takes a message that came by way of a broker; its path is its topic. */
  Reply takePublished(Delivery delivery)
      throws BadMessage, PutOff, IOException, InterruptedException {
    try {
      return answered(delivery, new Sender(Vendor.VZENITH_MQTT, Optional.empty()));
    } catch (BadMessage e) {
      refused(e, delivery);
      throw e;
    } catch (PutOff | IOException e) {
      counts.count(PushOutcome.PUT_OFF);
      throw e;
    }
  }

  private Sender senderOf(String path) throws BadMessage {
    String first = path.replaceFirst("^/", "").replaceFirst("/.*", "");
    Optional<CameraLane> lane = lanes.findByPath(first);
    if (lane.isPresent()) {
      return new Sender(lane.get().camera().vendor(), lane);
    }
    return switch (first) {
      case "hikvision" -> new Sender(Vendor.HIKVISION, lane);
      case "vzenith" -> new Sender(Vendor.VZENITH, lane);
      case "NotificationInfo" -> new Sender(Vendor.DAHUA, lane);
      default ->
          throw new BadMessage(
              404,
              "There is no such place",
              "No lane has this path, and it is none of /hikvision, /vzenith and"
                  + " /NotificationInfo.");
    };
  }

  private Reply answered(Delivery delivery, Sender sender)
      throws BadMessage, PutOff, IOException, InterruptedException {
    Protocol protocol = sender.vendor().protocol();
    CameraMessage message = protocol.read(delivery);
    CameraLane lane = laneOf(sender, message.names(), delivery.sender());
    lane.status().sign(DeviceClock.ticks());
    if (message instanceof CameraMessage.Seen seen) {
      Intake.Kept kept = intake.keep(lane, seen.sighting(), sha256(delivery.body()));
      counts.count(kept.isRepeated() ? PushOutcome.REPEATED : PushOutcome.KEPT);
      return protocol.kept(seen.sighting(), lane.camera().isGated() && kept.isNow());
    }
    counts.count(PushOutcome.ALIVE);
    return protocol.alive();
  }

  private CameraLane laneOf(Sender sender, List<String> names, String address) throws BadMessage {
    Optional<CameraLane> lane =
        sender.lane().or(() -> lanes.findByName(sender.vendor(), names, address));
    boolean isOther =
        sender.lane().isPresent()
            && sender.lane().get().camera().device().isPresent()
            && !names.isEmpty()
            && !sender.lane().get().isNamed(names);
    if (lane.isEmpty() || isOther) {
      String known = isOther ? "The lane with this path has another camera than " : "No lane has ";
      String calls = names.isEmpty() ? "" : ", which calls itself " + String.join(", ", names);
      String where = address.isEmpty() ? "the camera" : "the camera at " + address;
      throw new BadMessage(
          403, UNKNOWN, known + where + calls + ". See cameras and lanes in the configuration.");
    }
    return lane.get();
  }

  private void refused(BadMessage refusal, Delivery delivery) {
    boolean isUnknown = refusal.title().equals(UNKNOWN);
    counts.count(isUnknown ? PushOutcome.UNKNOWN_CAMERA : PushOutcome.REFUSED);
    String complaint =
        "%s: %s (from %s)"
            .formatted(refusal.title(), refusal.getMessage(), delivery.sender())
            .replaceAll("\\p{Cntrl}", "?");
    if (isNew(complaint)) {
      LOG.log(Level.WARNING, "{0}", complaint.substring(0, Math.min(400, complaint.length())));
    }
  }

  private synchronized boolean isNew(String complaint) {
    if (complaints.size() >= COMPLAINTS_MAX) {
      complaints.clear();
    }
    return complaints.add(complaint);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
