package parking.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A YAML file that somebody wrote for the service, which does not start with a wrong one.
 *
 * @param kind what it lists, in one word that also names its setting and its page: {@code lots} is
 *     set as {@code parking.lots-file} and explained in {@code docs/operations/lots.md}
 * @param path where it is
 */
public record YamlFile(String kind, Path path) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  /**
   * What the file says. The failure names no cause: start-up shows the innermost message, and this
   * is the one.
   *
   * @param parse takes what to call the file in messages, and its text; throws {@link
   *     IllegalArgumentException} with a message that begins with the former
   * @throws ConfigurationException saying in one sentence what is wrong, and which page helps
   */
  public <T> T read(BiFunction<String, String, T> parse) {
    try {
      return parse.apply(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new ConfigurationException(
          "The %s file %s cannot be read (%s). Set parking.%s-file."
              .formatted(kind, path, e, kind));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The %s file %s See docs/operations/%s.md.".formatted(kind, e.getMessage(), kind));
    }
  }

  /**
   * The document as an object. Its classes bind field by field, because only then the parser knows
   * the line of a wrong one.
   *
   * @param file what to call the document in messages
   * @return null when the document is {@code null}
   * @throws IllegalArgumentException naming the file, and the line and field that are wrong
   */
  public static <T> T bind(String file, String yaml, Class<T> form) {
    try {
      return YAML.readValue(yaml, form);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(place(file, e) + complaint(e) + ".", e);
    }
  }

  /** Without the indented lines, in which the parser quotes the file: it may hold secrets. */
  private static String complaint(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .collect(Collectors.joining(" "));
  }

  private static String place(String file, JsonProcessingException e) {
    var line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    var thing = e instanceof JsonMappingException mapping ? path(mapping) : "";
    return file + line + (thing.isEmpty() ? ": " : ": " + thing + ": ");
  }

  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "");
      path.append(step.getFieldName() == null ? "" : "." + step.getFieldName());
    }
    return path.isEmpty() ? "" : path.substring(path.charAt(0) == '.' ? 1 : 0);
  }
}
