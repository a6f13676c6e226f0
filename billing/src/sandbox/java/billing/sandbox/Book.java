package billing.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything the sandbox remembers. A restart forgets nothing, unless it was told to keep nothing.
 * Callers that read and then write hold the book's lock.
 */
final class Book {
  private final Pages pages;
  private final Consumer<Journal.Line> journal;
  private final Runnable closing;
  private boolean closed;

  private Book(Pages pages, Consumer<Journal.Line> journal, Runnable closing) {
    this.pages = pages;
    this.journal = journal;
    this.closing = closing;
  }

  /** A book that is kept in {@code book.jsonl}. */
  static Book in(Path folder) throws IOException {
    var pages = new Pages();
    var journal = Journal.open(folder.resolve("book.jsonl"), pages);
    return new Book(pages, journal::add, journal::close);
  }

  /** A book that is forgotten at the end. */
  static Book inMemory() {
    return new Book(new Pages(), line -> {}, () -> {});
  }

  private void write(Journal.Line line) {
    if (!closed) {
      journal.accept(line);
    }
  }

  synchronized Payer payerOf(String plate) {
    return pages.payers.getOrDefault(plate, Payer.nobody());
  }

  synchronized void save(String plate, Payer payer) {
    pages.put(plate, payer);
    write(Journal.Line.of(plate, payer));
  }

  synchronized Optional<Entry> findEntry(String id) {
    return Optional.ofNullable(pages.entriesById.get(id));
  }

  synchronized Optional<Entry> findEntryByNumber(String number) {
    return Optional.ofNullable(pages.entryIdByNumber.get(number)).flatMap(this::findEntry);
  }

  synchronized Optional<Entry> findNewestEntry(String plate) {
    return Optional.ofNullable(pages.newestByPlate.get(plate)).flatMap(this::findEntry);
  }

  /** Keeps an entry; a new one is from now on the plate's only valid one. */
  synchronized void save(Entry entry) {
    pages.put(entry);
    write(Journal.Line.of(entry));
  }

  synchronized Optional<Order> findOrder(String number) {
    return Optional.ofNullable(pages.ordersByNumber.get(number));
  }

  synchronized Optional<Order> findOrderOf(Entry entry) {
    return Optional.ofNullable(pages.orderOfEntry.get(entry.id())).flatMap(this::findOrder);
  }

  /** In the order in which they were accepted. */
  synchronized List<Order> listOrders() {
    return List.copyOf(pages.ordersByNumber.values());
  }

  synchronized void save(Order order) {
    pages.put(order);
    write(Journal.Line.of(order));
  }

  /** The merchant has taken the notification of this; something else may have happened since. */
  synchronized void told(Order order) {
    findOrder(order.number()).filter(order::isAsFarAs).map(Order::told).ifPresent(this::save);
  }

  synchronized Optional<Refund> findRefund(String number) {
    return Optional.ofNullable(pages.refundsByNumber.get(number));
  }

  synchronized List<Refund> listRefundsOf(String order) {
    return pages.refundsOfOrder.getOrDefault(order, List.of()).stream()
        .map(pages.refundsByNumber::get)
        .toList();
  }

  /** In the order in which they were accepted. */
  synchronized List<Refund> listRefunds() {
    return List.copyOf(pages.refundsByNumber.values());
  }

  synchronized void save(Refund refund) {
    pages.put(refund);
    write(Journal.Line.of(refund));
  }

  /** From now on nothing is written any more. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      closing.run();
    }
  }
}
