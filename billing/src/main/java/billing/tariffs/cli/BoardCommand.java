package billing.tariffs.cli;

import billing.tariffs.ReadNotice;
import billing.tariffs.TariffFile;
import billing.tariffs.board.Board;
import billing.tariffs.board.BoardPdf;
import billing.tariffs.board.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Writes the public notice of a tariff's prices. */
record BoardCommand(PrintStream out) {
  static final Set<String> NAMES =
      Set.of("--tariff", "--calendar", "--language", "--format", "--out");

  private static final String HTML = "html";
  private static final String PDF = "pdf";

  int run(Arguments given) throws IOException {
    var format = given.find("--format").orElse(HTML);
    var file = given.find("--out").map(Path::of);
    if (!Set.of(HTML, PDF).contains(format)) {
      throw new Arguments.Usage("--format is html or pdf, not " + format);
    }
    if (format.equals(PDF) && file.isEmpty()) {
      throw new Arguments.Usage("--out is missing: a PDF is written to a file");
    }
    var notice = TariffFile.readNotice(Path.of(given.get("--tariff")), Named.calendars(given));
    write(file, bytes(notice, format, Named.language(given)));
    return 0;
  }

  private static byte[] bytes(ReadNotice notice, String format, Language in) {
    return format.equals(PDF)
        ? BoardPdf.write(notice, in)
        : Board.page(notice, in).getBytes(StandardCharsets.UTF_8);
  }

  private void write(Optional<Path> file, byte[] bytes) throws IOException {
    if (file.isEmpty()) {
      out.writeBytes(bytes);
      return;
    }
    try {
      Files.write(file.get(), bytes);
    } catch (IOException e) {
      throw new IOException("--out: %s cannot be written: %s".formatted(file.get(), e), e);
    }
  }
}
