package recognizer.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recognizer.clips.LanePicture;

/**
 * Puts bytes in place of what stands in <code>${...}</code>. The same name and time make the same
 * bytes, so that a message can be sent again as it was.
 *
 * @param name of the message, from which its numbers come
 * @param time that the message shows
 */
record GoldenText(String name, Instant time) {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)\\}");
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /** A JPEG's head that claims to be of 65,500 x 65,500 pixels. */
  private static final byte[] HUGE = {
    (byte) 0xff,
    (byte) 0xd8,
    (byte) 0xff,
    (byte) 0xc0,
    0,
    11,
    8,
    (byte) 0xff,
    (byte) 0xdc,
    (byte) 0xff,
    (byte) 0xdc,
    1,
    1,
    17,
    0,
    (byte) 0xff,
    (byte) 0xd9
  };

  /** Pictures take a second to draw. */
  private static final Map<String, byte[]> DRAWN = new ConcurrentHashMap<>();

  /** The bytes of a text with everything put in. */
  byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher place = PLACE.matcher(text);
    int at = 0;
    while (place.find()) {
      out.writeBytes(text.substring(at, place.start()).getBytes(StandardCharsets.UTF_8));
      out.writeBytes(put(place.group(1)));
      at = place.end();
    }
    out.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private byte[] put(String what) {
    String kind = what.replaceFirst(":.*", "");
    String rest = what.contains(":") ? what.substring(kind.length() + 1) : "";
    return switch (kind) {
      case "picture", "plate" -> DRAWN.computeIfAbsent(what, any -> drawn(kind, rest));
      case "base64" -> Base64.getEncoder().encode(put(rest));
      case "text" -> rest.getBytes(StandardCharsets.UTF_8);
      case "gbk" -> rest.getBytes(Charset.forName("GB18030"));
      case "repeat" -> repeated(rest).getBytes(StandardCharsets.UTF_8);
      case "huge-picture" -> HUGE;
      case "time" -> time(rest).getBytes(StandardCharsets.UTF_8);
      case "uuid" -> uuid().toString().getBytes(StandardCharsets.UTF_8);
      case "number" -> number().getBytes(StandardCharsets.UTF_8);
      default -> throw new IllegalArgumentException(name + ": not understood: ${" + what + "}");
    };
  }

  private byte[] drawn(String kind, String plate) {
    String[] fields = plate.split(",");
    if (fields.length != 3) {
      throw new IllegalArgumentException(name + ": a picture is of PLATE,COLOUR,ROWS: " + plate);
    }
    int rows = Integer.parseInt(fields[2]);
    try {
      return kind.equals("plate")
          ? LanePicture.plate(fields[0], fields[1], rows)
          : LanePicture.lane(fields[0], fields[1], rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String repeated(String countAndText) {
    String[] fields = countAndText.split(",", 2);
    return fields[1].repeat(Integer.parseInt(fields[0]));
  }

  /** Such as {@code iso}, or {@code iso,-3600} for an hour before. */
  private String time(String format) {
    String[] fields = format.split(",");
    Instant shown = fields.length == 1 ? time : time.plusSeconds(Long.parseLong(fields[1]));
    return switch (fields[0]) {
      case "iso" -> shown.atOffset(CHINA).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      case "local" -> shown.atOffset(CHINA).format(LOCAL);
      case "seconds" -> String.valueOf(shown.getEpochSecond());
      default -> throw new IllegalArgumentException(name + ": no such time: " + format);
    };
  }

  private UUID uuid() {
    return UUID.nameUUIDFromBytes((name + time).getBytes(StandardCharsets.UTF_8));
  }

  private String number() {
    return String.valueOf(uuid().getMostSignificantBits() >>> 36);
  }
}
