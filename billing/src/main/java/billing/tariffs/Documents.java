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
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads tariffs and calendars from YAML, and says precisely what is wrong in them. */
final class Documents {
  private static final String FOLDER = "/billing/tariffs/";

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(
              new SimpleModule()
                  .addDeserializer(Fen.class, new WholeFen())
                  .addDeserializer(MonthDay.class, new DayOfYear()))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private Documents() {}

  /**
   * Reads a document and makes something of it.
   *
   * @param file the name to be used in messages
   * @throws IllegalArgumentException naming file and place
   */
  static <D, T> T read(String file, String yaml, Class<D> form, Function<D, T> making) {
    try {
      return making.apply(YAML.readValue(yaml, form));
    } catch (At.Misplaced e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(file, Lines.find(yaml, e.place()), e.getMessage()), e);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s: %s"
              .formatted(file, Lines.find(yaml, placeOf(e)), placeOf(e), messageOf(e)),
          e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String placeOf(JsonMappingException e) {
    var place =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return place.isEmpty() ? "the document" : place.replaceFirst("^\\.", "");
  }

  private static String messageOf(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException ours
        ? ours.getMessage()
        : e.getOriginalMessage();
  }

  /** The files named in a list, which lies in the class path beside them. */
  static List<String> listed(String list) {
    return resource(list)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** The text of a file in the class path. */
  static String resource(String file) {
    try (var in = Documents.class.getResourceAsStream(FOLDER + file)) {
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

  /** A day of every year is written as month and day: 03-15. */
  private static final class DayOfYear extends StdDeserializer<MonthDay> {
    DayOfYear() {
      super(MonthDay.class);
    }

    @Override
    public MonthDay deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      var text = parser.getText();
      return text.matches("\\d\\d-\\d\\d")
          ? MonthDay.parse("--" + text)
          : (MonthDay)
              context.handleWeirdStringValue(
                  MonthDay.class, text, "a day of every year is written as 03-15");
    }
  }
}
