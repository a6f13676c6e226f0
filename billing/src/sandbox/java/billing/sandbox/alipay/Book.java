package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the sandbox remembers. Each change is a line of JSON at the end of a file, {@code
 * {"KIND": {...}}}, and the last line about a thing is how it stands; so a restart forgets nothing,
 * and a change costs the same however long the book is. Callers that read and then write hold the
 * book's lock.
 */
final class Book {
  static final String FILE = "alipay-book.jsonl";

  private final Map<String, Payer> payersByPlate = new HashMap<>();
  private final Map<String, Entry> entriesBySerial = new HashMap<>();
  private final Map<String, String> serialsByNumber = new HashMap<>();
  private final Map<String, Trade> tradesByNumber = new LinkedHashMap<>();
  private final Map<String, Refund> refundsByNumber = new LinkedHashMap<>();
  private final BufferedWriter end;
  private boolean closed;

  private Book(BufferedWriter end) {
    this.end = end;
  }

  static Book in(Path folder) throws IOException {
    var file = folder.resolve(FILE);
    var book =
        new Book(
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    for (var line : Files.readAllLines(file)) {
      book.recall(line);
    }
    return book;
  }

  /** A line that a crash has cut off is the last one, and says nothing. */
  private void recall(String line) throws IOException {
    if (line.isBlank()) {
      return;
    }
    if (!line.endsWith("}}")) {
      end.newLine();
      return;
    }
    var node = (ObjectNode) Json.MAPPER.readTree(line);
    if (node.has("payer")) {
      put(Json.MAPPER.treeToValue(node.get("payer"), Payer.class));
    } else if (node.has("entry")) {
      put(Json.MAPPER.treeToValue(node.get("entry"), Entry.class));
    } else if (node.has("trade")) {
      put(Json.MAPPER.treeToValue(node.get("trade"), Trade.class));
    } else {
      put(Json.MAPPER.treeToValue(node.get("refund"), Refund.class));
    }
  }

  private void put(Payer payer) {
    payersByPlate.put(payer.plate(), payer);
  }

  private void put(Entry entry) {
    entriesBySerial.put(entry.serial(), entry);
    serialsByNumber.put(entry.number(), entry.serial());
  }

  private void put(Trade trade) {
    tradesByNumber.put(trade.number(), trade);
  }

  private void put(Refund refund) {
    refundsByNumber.put(refund.number(), refund);
  }

  synchronized Payer payerOf(String plate) {
    return payersByPlate.getOrDefault(plate, Payer.nobody(plate));
  }

  synchronized Optional<Entry> findEntry(String serial) {
    return Optional.ofNullable(entriesBySerial.get(serial));
  }

  synchronized Optional<Entry> findEntryByNumber(String number) {
    return Optional.ofNullable(serialsByNumber.get(number)).flatMap(this::findEntry);
  }

  synchronized Optional<Trade> findTrade(String number) {
    return Optional.ofNullable(tradesByNumber.get(number));
  }

  synchronized Optional<Refund> findRefund(String number) {
    return Optional.ofNullable(refundsByNumber.get(number));
  }

  synchronized List<Trade> listTrades() {
    return List.copyOf(tradesByNumber.values());
  }

  synchronized List<Refund> listRefunds() {
    return List.copyOf(refundsByNumber.values());
  }

  synchronized List<Refund> listRefunds(Trade trade) {
    return refundsByNumber.values().stream()
        .filter(refund -> refund.order().equals(trade.number()))
        .toList();
  }

  synchronized void save(Payer payer) {
    put(payer);
    write("payer", payer);
  }

  synchronized void save(Entry entry) {
    put(entry);
    write("entry", entry);
  }

  synchronized void save(Trade trade) {
    put(trade);
    write("trade", trade);
  }

  synchronized void save(Refund refund) {
    put(refund);
    write("refund", refund);
  }

  /** From now on nothing is written any more. */
  synchronized void close() throws IOException {
    closed = true;
    end.close();
  }

  private void write(String kind, Object thing) {
    if (closed) {
      return;
    }
    try {
      end.write(Json.MAPPER.writeValueAsString(Map.of(kind, thing)));
      end.newLine();
      end.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot write " + FILE, e);
    }
  }
}
