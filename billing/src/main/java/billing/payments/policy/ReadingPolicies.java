package billing.payments.policy;

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
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads policies from YAML, and says precisely what is wrong in them. */
final class ReadingPolicies {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addDeserializer(Fen.class, new WholeFen()))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private ReadingPolicies() {}

  /**
   * @param file the name to be used in messages
   * @throws IllegalArgumentException naming file, line and thing, and what to write
   */
  static Policies read(String file, String yaml) {
    try {
      return new Policies(
          Optional.ofNullable(YAML.readValue(yaml, PolicyText.class))
              .orElseThrow(() -> new IllegalArgumentException("the file is empty")));
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          "%s, line %s: %s: %s".formatted(file, line(e), place(e), words(e)), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not YAML: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String line(JsonMappingException e) {
    return e.getLocation() == null ? "?" : String.valueOf(e.getLocation().getLineNr());
  }

  private static String place(JsonMappingException e) {
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

  private static String words(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "nothing is called so here; write one of %s".formatted(unknown.getKnownPropertyIds());
    }
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() == Boolean.class) {
      return "write true or false";
    }
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() == OldDues.class) {
      return "write at-once or ask";
    }
    return e.getCause() instanceof IllegalArgumentException ours
        ? ours.getMessage()
        : e.getOriginalMessage();
  }

  /** Amounts are written as whole fen; 2.5 or "5" is a mistake, not something to be rounded. */
  private static final class WholeFen extends StdDeserializer<Fen> {
    private static final long serialVersionUID = 1;

    WholeFen() {
      super(Fen.class);
    }

    @Override
    public Fen deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        return (Fen)
            context.handleWeirdStringValue(
                Fen.class, parser.getText(), "write a whole number of fen");
      }
      if (parser.getLongValue() < 0) {
        return (Fen)
            context.handleWeirdNumberValue(
                Fen.class, parser.getLongValue(), "an amount is never negative");
      }
      return Fen.fen(parser.getLongValue());
    }
  }
}
