package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything the sandbox remembers, kept in a JSON file that is replaced at every change, so that a
 * restart forgets nothing. Callers that read and then write hold the book's lock.
 */
final class Book {
  private final Path file;
  private final Pages pages;
  private boolean closed;

  /** The file's content; all maps are by the number that the name says. */
  private record Pages(
      Map<String, Payer> payers,
      @JsonProperty("entries") Map<String, Entry> entriesById,
      @JsonProperty("newest_entry") Map<String, String> newestByPlate,
      @JsonProperty("orders") Map<String, Order> ordersByNumber) {
    static Pages empty() {
      return new Pages(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
  }

  private Book(Path file, Pages pages) {
    this.file = file;
    this.pages = pages;
  }

  static Book in(Path folder) throws IOException {
    var file = folder.resolve("book.json");
    return new Book(
        file,
        Files.exists(file) ? Json.MAPPER.readValue(file.toFile(), Pages.class) : Pages.empty());
  }

  synchronized Payer payerOf(String plate) {
    return pages.payers.getOrDefault(plate, Payer.nobody());
  }

  synchronized void save(String plate, Payer payer) {
    pages.payers.put(plate, payer);
    write();
  }

  synchronized Optional<Entry> findEntry(String id) {
    return Optional.ofNullable(pages.entriesById.get(id));
  }

  synchronized Optional<Entry> findEntryByNumber(String number) {
    return pages.entriesById.values().stream()
        .filter(entry -> entry.number().equals(number))
        .findFirst();
  }

  synchronized Optional<Entry> findNewestEntry(String plate) {
    return Optional.ofNullable(pages.newestByPlate.get(plate)).flatMap(this::findEntry);
  }

  /** Keeps a new entry; from now on it is the plate's only valid one. */
  synchronized void open(Entry entry) {
    pages.newestByPlate.put(entry.plate(), entry.id());
    save(entry);
  }

  synchronized void save(Entry entry) {
    pages.entriesById.put(entry.id(), entry);
    write();
  }

  synchronized Optional<Order> findOrder(String number) {
    return Optional.ofNullable(pages.ordersByNumber.get(number));
  }

  synchronized Optional<Order> findOrderOf(Entry entry) {
    return pages.ordersByNumber.values().stream()
        .filter(order -> order.entryId().equals(entry.id()))
        .findFirst();
  }

  synchronized List<Order> listOrders() {
    return List.copyOf(pages.ordersByNumber.values());
  }

  synchronized void save(Order order) {
    pages.ordersByNumber.put(order.number(), order);
    write();
  }

  /** From now on nothing is written any more. */
  synchronized void close() {
    closed = true;
  }

  private void write() {
    if (closed) {
      return;
    }
    var fresh = file.resolveSibling("book.json.new");
    try {
      Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), pages);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot write " + file, e);
    }
  }
}
