package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the files of price notices into tariffs, and says precisely what is wrong in them. */
final class ReadingNotices {
  private static final String FOLDER = "/billing/tariffs/";

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(Fen.class, new WholeFen()))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private ReadingNotices() {}

  static List<Tariff> listPublished() {
    return resource("published.txt")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .flatMap(file -> read(file, resource(file)).stream())
        .toList();
  }

  /**
   * @param file the name to be used in messages
   * @throws IllegalArgumentException naming file and rule
   */
  static List<Tariff> read(String file, String yaml) {
    try {
      return YAML.readValue(yaml, PriceNotice.class).tariffs();
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException("%s: %s: %s".formatted(file, ruleOf(e), messageOf(e)), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String ruleOf(JsonMappingException e) {
    var rule =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return rule.isEmpty() ? "the notice" : rule.replaceFirst("^\\.", "");
  }

  private static String messageOf(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException ours
        ? ours.getMessage()
        : e.getOriginalMessage();
  }

  private static String resource(String file) {
    try (var in = ReadingNotices.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no file " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + file, e);
    }
  }

  /** Amounts are written as whole fen; 2.5 or "5" is a mistake, not something to be rounded. */
  private static final class WholeFen extends StdDeserializer<Fen> {
    WholeFen() {
      super(Fen.class);
    }

    @Override
    public Fen deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        return (Fen)
            context.handleWeirdStringValue(
                Fen.class, parser.getText(), "an amount is a whole number of fen");
      }
      return Fen.fen(parser.getLongValue());
    }
  }
}
