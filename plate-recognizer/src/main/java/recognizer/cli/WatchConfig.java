package recognizer.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import recognizer.camera.Decoding;

/** What {@code watch} is told, as its file says it; docs/operations/recogniser.md explains it. */
record WatchConfig(
    String device,
    String service,
    JournalConfig journal,
    KeyConfig key,
    ClockConfig clock,
    Boolean stayUp,
    StatusConfig status,
    ReportConfig report,
    PrivacyConfig privacy,
    Decoder decoding,
    CamerasConfig cameras,
    List<LaneConfig> lanes) {

  static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";
  private static final int LANES_MAX = 64;
  private static final int PICTURE_DAYS = 30;

  /** Where readings wait, and how many. */
  record JournalConfig(String folder, Integer readingsMax, Long pictureMegabytesMax) {
    private static final int READINGS = 100_000;
    private static final long MEGABYTES = 1_024;

    int readings() {
      return readingsMax == null ? READINGS : readingsMax;
    }

    long pictureBytes() {
      return (pictureMegabytesMax == null ? MEGABYTES : pictureMegabytesMax) << 20;
    }
  }

  /** What nobody needs to see, or not for ever. */
  record PrivacyConfig(Boolean hideOtherPlates, Boolean hideFaces, Integer pictureDaysMax) {}

  boolean hidesOtherPlates() {
    return privacy != null && Boolean.TRUE.equals(privacy.hideOtherPlates());
  }

  boolean hidesFaces() {
    return privacy != null && Boolean.TRUE.equals(privacy.hideFaces());
  }

  /** Older pictures of readings that still wait are deleted. */
  Duration pictureAge() {
    Integer days = privacy == null ? null : privacy.pictureDaysMax();
    return Duration.ofDays(days == null ? PICTURE_DAYS : days);
  }

  /** Video hardware is used where there is any, unless it is not wanted. */
  Decoding decodes() {
    return decoding == Decoder.SOFTWARE ? Decoding.software() : Decoding.automatic();
  }

  /** Where the edge says how it is doing. */
  record StatusConfig(String host, Integer port) {
    String hostName() {
      return host == null ? "127.0.0.1" : host;
    }
  }

  /** Where the key is that requests are signed with. */
  KeyConfig keys() {
    return key == null ? KeyConfig.NONE : key;
  }

  /** When the service is told how the device is doing. */
  ReportConfig reports() {
    return report == null ? new ReportConfig(null, null, null) : report;
  }

  /** A simulated time. */
  record ClockConfig(String start, String anchor, Double factor) {
    Instant startInstant() throws WrongUsage {
      return instant("clock.start", start);
    }

    Instant anchorInstant() throws WrongUsage {
      return anchor == null ? null : instant("clock.anchor", anchor);
    }

    private static Instant instant(String name, String text) throws WrongUsage {
      try {
        return java.time.OffsetDateTime.parse(String.valueOf(text)).toInstant();
      } catch (java.time.DateTimeException e) {
        throw new WrongUsage(
            name + " must be a time such as 2026-11-24T08:00:00+08:00, not \"" + text + "\".");
      }
    }
  }

  /** One lane. */
  record LaneConfig(
      String name,
      String source,
      Way direction,
      Way towardsCamera,
      Pace pace,
      Double secondsPerPicture,
      Boolean repeat,
      List<Double> region,
      CameraConfig camera) {

    /** Whether its camera reads by itself. */
    boolean isPushed() {
      return camera != null;
    }
  }

  /** Lanes that this program watches itself. */
  List<LaneConfig> watched() {
    return lanes.stream().filter(lane -> !lane.isPushed()).toList();
  }

  /** Lanes whose cameras read by themselves. */
  List<LaneConfig> pushed() {
    return lanes.stream().filter(LaneConfig::isPushed).toList();
  }

  /** Which way cars go. */
  enum Way {
    @JsonProperty("in")
    IN,
    @JsonProperty("out")
    OUT,
    @JsonProperty("both")
    BOTH
  }

  /** What decodes videos. */
  enum Decoder {
    @JsonProperty("auto")
    AUTO,
    @JsonProperty("software")
    SOFTWARE
  }

  /** How fast files are played. */
  enum Pace {
    @JsonProperty("realtime")
    REALTIME,
    @JsonProperty("asFastAsPossible")
    AS_FAST_AS_POSSIBLE
  }

  static WatchConfig load(Path file) throws WrongUsage {
    ObjectMapper mapper = file.toString().endsWith(".json") ? new JsonMapper() : new YAMLMapper();
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try {
      WatchConfig config = mapper.readValue(Files.readString(file), WatchConfig.class);
      if (config == null) {
        throw new WrongUsage(file + ": the configuration is empty.");
      }
      config.check();
      return config;
    } catch (JsonProcessingException e) {
      throw new WrongUsage(file + ": " + explained(e));
    } catch (IOException e) {
      throw new WrongUsage(file + ": the configuration cannot be read. Check the path.");
    } catch (WrongUsage e) {
      throw new WrongUsage(file + ": " + e.getMessage());
    }
  }

  private static String explained(JsonProcessingException e) {
    String place = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    return e.getOriginalMessage() + place;
  }

  private void check() throws WrongUsage {
    require(device != null && device.matches(NAME), "device must be a name like west-lake-edge");
    require(isHttp(service), "service must be an address such as http://192.0.2.10:8080");
    require(journal != null && journal.folder() != null, "journal.folder must be given");
    require(journal.readings() >= 1, "journal.readingsMax must be at least 1");
    require(journal.pictureBytes() >= 0, "journal.pictureMegabytesMax must not be negative");
    reports().check();
    keys().check();
    boolean hasPort = status == null || status.port() != null && isPort(status.port());
    require(hasPort, "status.port must be a number from 0 to 65535");
    require(
        !pictureAge().isNegative() && !pictureAge().isZero(),
        "privacy.pictureDaysMax must be at least 1");
    require(lanes != null && !lanes.isEmpty(), "lanes must list at least one lane");
    require(lanes.size() <= LANES_MAX, "lanes must not be more than " + LANES_MAX);
    Set<String> names = new HashSet<>();
    for (LaneConfig lane : lanes) {
      check(lane);
      require(names.add(lane.name()), "lane " + lane.name() + " is listed twice");
    }
    CamerasConfig.check(this);
  }

  private static void check(LaneConfig lane) throws WrongUsage {
    require(
        lane != null && lane.name() != null && lane.name().matches(NAME),
        "every lane needs a name like entrance");
    String of = "lane " + lane.name() + ": ";
    boolean hasOne = lane.source() != null ^ lane.isPushed();
    require(
        hasOne,
        of + "source must be a file, a folder or an rtsp address, unless there is a camera");
    require(lane.direction() != null, of + "direction must be in, out or both");
    require(lane.towardsCamera() != Way.BOTH, of + "towardsCamera must be in or out");
    boolean isSlow = lane.secondsPerPicture() == null || lane.secondsPerPicture() > 0;
    require(isSlow, of + "secondsPerPicture must be above 0");
    boolean isRegion = lane.region() == null || lane.region().size() == 4;
    require(isRegion, of + "region must be [left, top, right, bottom]");
  }

  static boolean isPort(int port) {
    return port >= 0 && port <= 65_535;
  }

  private static boolean isHttp(String address) {
    try {
      String scheme = address == null ? "" : String.valueOf(URI.create(address).getScheme());
      return scheme.matches("https?") && URI.create(address).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static void require(boolean isRight, String rule) throws WrongUsage {
    if (!isRight) {
      throw new WrongUsage(rule + ".");
    }
  }
}
