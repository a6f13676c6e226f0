package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The book on disk: one line for each change, only ever added to, so that a change costs the same
 * however long the book is. The last line about a thing counts.
 */
final class Journal implements AutoCloseable {
  private final Writer out;

  private Journal(Writer out) {
    this.out = out;
  }

  /** A change; one of the fields is there. */
  @JsonInclude(Include.NON_NULL)
  record Line(String plate, Payer payer, Entry entry, Order order, Refund refund) {
    static Line of(String plate, Payer payer) {
      return new Line(plate, payer, null, null, null);
    }

    static Line of(Entry entry) {
      return new Line(null, null, entry, null, null);
    }

    static Line of(Order order) {
      return new Line(null, null, null, order, null);
    }

    static Line of(Refund refund) {
      return new Line(null, null, null, null, refund);
    }

    private void showIn(Pages pages) {
      if (payer != null) {
        pages.put(plate, payer);
      } else if (entry != null) {
        pages.put(entry);
      } else if (order != null) {
        pages.put(order);
      } else if (refund != null) {
        pages.put(refund);
      }
    }
  }

  /** Reads what the file says into the pages, and goes on behind it. */
  static Journal open(Path file, Pages pages) throws IOException {
    var isOld = Files.exists(file) && Files.size(file) > 0;
    if (isOld) {
      try (var lines = Files.lines(file)) {
        lines.filter(line -> !line.isBlank()).forEach(line -> read(line, pages));
      }
    }
    var out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (isOld) {
      out.write("\n");
    }
    return new Journal(out);
  }

  /** The line that was being written when the sandbox was killed is left out. */
  private static void read(String line, Pages pages) {
    try {
      Json.MAPPER.readValue(line, Line.class).showIn(pages);
    } catch (JsonProcessingException torn) {
      System.err.println("A line of the book is torn and left out: " + torn.getOriginalMessage());
    }
  }

  void add(Line line) {
    try {
      out.write(Json.MAPPER.writeValueAsString(line) + "\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot write its book", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot close its book", e);
    }
  }
}
