package parking.drivers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parking.files.YamlFile;

/** The texts that drivers agree to, by version and language. A version is the day it begins. */
@ApplicationScoped
public class ConsentTexts {
  /** A new version is added here and as two files; those of the past stay. */
  private static final List<String> VERSIONS = List.of("2026-11-01");

  private static final List<String> LANGUAGES = List.of("zh", "en");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Map<String, Text> texts = new HashMap<>();

  /** A text. */
  public record Text(String version, String title, LocalDate from, List<Section> sections) {}

  /** A part of it. */
  public record Section(
      @JsonProperty("heading") String heading,
      @JsonProperty("paragraphs") List<String> paragraphs) {}

  private record Document(
      @JsonProperty("title") String title, @JsonProperty("sections") List<Section> sections) {}

  ConsentTexts() {
    for (var version : VERSIONS) {
      LANGUAGES.forEach(it -> texts.put(version + "." + it, read(version, it)));
    }
  }

  /** A text that is not there stops the service. */
  void check(@Observes StartupEvent started) {
    VERSIONS.forEach(LocalDate::parse);
  }

  /** The version that is in force; before the first one begins, the first one. */
  String current(Instant now) {
    var today = LocalDate.ofInstant(now, CHINA);
    return VERSIONS.stream()
        .filter(it -> !LocalDate.parse(it).isAfter(today))
        .max(Comparator.naturalOrder())
        .orElse(VERSIONS.get(0));
  }

  /** The text in force. */
  public Text find(Instant now, boolean chinese) {
    return texts.get(current(now) + (chinese ? ".zh" : ".en"));
  }

  private static Text read(String version, String language) {
    var name = "/parking/consents/%s.%s.yaml".formatted(version, language);
    try (InputStream stream = ConsentTexts.class.getResourceAsStream(name)) {
      var yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      var document = YamlFile.bind(name, yaml, Document.class);
      return new Text(version, document.title(), LocalDate.parse(version), document.sections());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
