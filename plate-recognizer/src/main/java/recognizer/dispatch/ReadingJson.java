package recognizer.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import recognizer.detect.Point;
import recognizer.detect.Quad;
import recognizer.read.Symbol;
import recognizer.vote.PlateReading;

/** Readings as the contract {@code plate-reading.v1} writes them. */
final class ReadingJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** China has one time zone and no daylight saving. */
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private ReadingJson() {}

  /** A reading without its pictures; the corners stay, they belong to it. */
  static byte[] reading(long sequence, PlateReading reading) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("sequence", sequence);
    node.put("lane", reading.lane());
    node.put("seenAt", time(reading.seenAt()));
    node.put("direction", reading.direction().label());
    node.put("plate", reading.plate().text());
    node.put("colour", reading.colour().label());
    if (reading.rows() > 0) {
      node.put("rows", reading.rows());
    }
    node.put("confidence", rounded(reading.plate().confidence(), 4));
    ArrayNode characters = node.putArray("characters");
    for (Symbol symbol : reading.plate().symbols()) {
      characters
          .addObject()
          .put("text", symbol.text())
          .put("confidence", rounded(symbol.confidence(), 4));
    }
    node.put("frames", reading.frames());
    reading.evidence().corners().ifPresent(quad -> addCorners(node, quad));
    reading.report().ifPresent(report -> ReportJson.add(node, report));
    return bytes(node);
  }

  private static void addCorners(ObjectNode node, Quad quad) {
    ArrayNode corners = node.putArray("corners");
    for (Point corner : quad.corners()) {
      corners.addArray().add(rounded(corner.x(), 2)).add(rounded(corner.y(), 2));
    }
  }

  /** An object with nothing in it yet. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A stored reading as an object. */
  static ObjectNode parse(StoredReading stored) {
    try {
      return (ObjectNode) MAPPER.readTree(stored.json());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + stored.sequence() + " is damaged", e);
    }
  }

  /** A stored reading, byte for byte, with what there is of its pictures at its end. */
  static byte[] with(StoredReading stored, StoredEvidence evidence) {
    ObjectNode pictures = JsonNodeFactory.instance.objectNode();
    addEvidence(pictures, evidence);
    if (pictures.isEmpty()) {
      return stored.json();
    }
    byte[] added = bytes(pictures);
    added[0] = ','; // instead of the brace that opens it
    byte[] reading = Arrays.copyOf(stored.json(), stored.json().length - 1 + added.length);
    System.arraycopy(added, 0, reading, stored.json().length - 1, added.length);
    return reading;
  }

  /** Adds what there is of a reading's pictures. */
  static void addEvidence(ObjectNode reading, StoredEvidence evidence) {
    addJpeg(reading, "picture", evidence.picture());
    addJpeg(reading, "cutOut", evidence.cutOut());
  }

  private static void addJpeg(ObjectNode reading, String name, byte[] jpeg) {
    if (jpeg.length > 0) {
      reading
          .putObject(name)
          .put("mediaType", "image/jpeg")
          .put("sha256", sha256(jpeg))
          .put("data", Base64.getEncoder().encodeToString(jpeg));
    }
  }

  /** Readings as they travel together; none of their bytes changes. */
  static byte[] batch(String device, Instant sentAt, List<byte[]> readings) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("device", device);
    node.put("sentAt", time(sentAt));
    byte[] head = bytes(node);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.write(head, 0, head.length - 1);
    String before = ",\"readings\":[";
    for (byte[] reading : readings) {
      json.writeBytes(before.getBytes(StandardCharsets.UTF_8));
      json.writeBytes(reading);
      before = ",";
    }
    json.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return json.toByteArray();
  }

  static JsonNode parse(byte[] json) throws IOException {
    return MAPPER.readTree(json);
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, CHINA).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
