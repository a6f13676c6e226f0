package billing.sandbox;

/** Sets who pays for a plate. */
final class PayerDesk {
  private final Book book;
  private final Notifying notifying;

  PayerDesk(Book book, Notifying notifying) {
    this.book = book;
    this.notifying = notifying;
  }

  /** A change of heart reaches the car that is inside. */
  void bind(String plate, Payer payer) {
    synchronized (book) {
      book.save(plate, payer);
      book.findNewestEntry(plate)
          .filter(entry -> book.findOrderOf(entry).isEmpty())
          .filter(entry -> !entry.state().equals(payer.state()))
          .map(entry -> entry.in(payer.state()))
          .ifPresent(
              entry -> {
                book.save(entry);
                notifying.announce(entry);
              });
    }
  }
}
