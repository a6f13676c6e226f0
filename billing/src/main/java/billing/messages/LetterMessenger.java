package billing.messages;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Letters for somebody to print: a line of address and text in one CSV file for each local day. A
 * letter that is in the day's file already is not written again.
 */
final class LetterMessenger implements Messenger {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String HEAD = "\uFEFFletter,address,text\r\n";

  private final Path folder;
  private final InstantSource time;
  private final Texts texts;

  private LetterMessenger(Path folder, InstantSource time, Texts texts) {
    this.folder = folder;
    this.time = time;
    this.texts = texts;
  }

  /**
   * @throws IllegalStateException when the folder is missing or cannot be made
   */
  static LetterMessenger open(MessageSettings.Letters settings, InstantSource time, Texts texts) {
    var folder = Secrets.need(settings.folder(), "letters.folder");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalStateException("billing.messages.letters.folder cannot be made", e);
    }
    return new LetterMessenger(folder, time, texts);
  }

  @Override
  public Channel channel() {
    return Channel.LETTER_FILE;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Uni<Answer> send(Letter letter) {
    return Uni.createFrom()
        .item(
            () -> {
              var day = LocalDate.ofInstant(time.instant(), CHINA);
              var file = folder.resolve("letters-%s.csv".formatted(day));
              write(file, letter);
              return new Answer.Sent(file.getFileName().toString());
            });
  }

  private synchronized void write(Path file, Letter letter) {
    var text = Texts.fill(texts.get("letter.txt"), letter.content().words(false), word -> word);
    var line =
        String.join(",", List.of(letter.id().toString(), cell(letter.address()), cell(text)))
            + "\r\n";
    try {
      var written = Files.exists(file) ? Files.readString(file) : "";
      if (written.contains("\n" + letter.id() + ",")) {
        return;
      }
      Files.writeString(
          file,
          written.isEmpty() ? HEAD + line : line,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Quoted, and never a formula to the program that opens the file. */
  static String cell(String text) {
    var safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
