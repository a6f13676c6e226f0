package billing.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of messages: Chinese first, then English, with words in braces that are filled in. */
final class Texts {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");
  private static final String FOLDER = "/billing/messages/";

  private final Optional<Path> folder;
  private final Map<String, String> templates = new HashMap<>();

  /**
   * @param folder whose files take the place of the product's own
   */
  Texts(Optional<Path> folder) {
    this.folder = folder;
  }

  /** A template, read once. */
  synchronized String get(String name) {
    return templates.computeIfAbsent(name, this::read);
  }

  private String read(String name) {
    var own = folder.map(place -> place.resolve(name)).filter(Files::exists);
    try (InputStream stream =
        own.isPresent()
            ? Files.newInputStream(own.get())
            : Texts.class.getResourceAsStream(FOLDER + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("billing.messages.templates-folder: " + name, e);
    }
  }

  static String time(Instant moment) {
    return TIME.format(moment.atZone(CHINA));
  }

  /**
   * Fills words in.
   *
   * @param escape what is done to each word for the text's form
   * @throws IllegalArgumentException when the text holds a word that is not known
   */
  static String fill(String template, Map<String, String> words, UnaryOperator<String> escape) {
    return WORD.matcher(template)
        .replaceAll(
            found -> {
              var word = words.get(found.group(1));
              if (word == null) {
                throw new IllegalArgumentException("no word {%s}".formatted(found.group(1)));
              }
              return Matcher.quoteReplacement(escape.apply(word));
            });
  }
}
