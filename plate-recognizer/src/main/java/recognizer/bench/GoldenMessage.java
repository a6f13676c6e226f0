package recognizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of a camera as a person writes it down: remarks that begin with {@code #}, a line such
 * as {@code POST /hikvision} or {@code PUBLISH device/SERIAL/message/up/ivs_result}, heads, an
 * empty line, and the body. Beside it lies what is expected, with the ending {@code
 * .expected.json}.
 *
 * @param verb {@code POST} or another of HTTP, or {@code PUBLISH}
 * @param target path or topic
 */
public record GoldenMessage(
    Path file, String verb, String target, Map<String, String> heads, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Messages below a folder, by name. */
  public static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().matches(".*\\.(http|mqtt)")).sorted().toList();
    }
  }

  /**
   * Reads a message.
   *
   * @param time that it shall show
   * @throws IllegalArgumentException when the file is not written like a message
   */
  public static GoldenMessage load(Path file, Instant time) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    while (!lines.isEmpty() && lines.get(0).startsWith("#")) {
      lines.remove(0);
    }
    int blank = lines.indexOf("");
    if (lines.isEmpty() || !lines.get(0).matches("[A-Z]+ \\S+.*") || blank < 1) {
      throw new IllegalArgumentException(
          file
              + " must have a line such as POST /hikvision, heads,"
              + " an empty line and a body.");
    }
    String[] first = lines.get(0).split(" ");
    GoldenText text = new GoldenText(file.getFileName().toString(), time);
    Map<String, String> heads = new LinkedHashMap<>();
    for (String head : lines.subList(1, blank)) {
      String[] parts = head.split(":\\s*", 2);
      heads.put(parts[0], parts[1]);
    }
    boolean isForm = heads.getOrDefault("Content-Type", "").startsWith("multipart/");
    String body = String.join(isForm ? "\r\n" : "\n", lines.subList(blank + 1, lines.size()));
    return new GoldenMessage(
        file,
        first[0],
        new String(text.bytes(first[1]), StandardCharsets.UTF_8),
        heads,
        text.bytes(body));
  }

  public boolean isPublished() {
    return verb.toUpperCase(Locale.ROOT).equals("PUBLISH");
  }

  /** What is expected of it, when that lies beside it. */
  public Optional<JsonNode> findExpected() throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.(http|mqtt)$", ".expected.json");
    Path expected = file.resolveSibling(name);
    return Files.exists(expected)
        ? Optional.of(JSON.readTree(expected.toFile()))
        : Optional.empty();
  }
}
