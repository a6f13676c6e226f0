package billing.api;

/** The public notice (收费公示牌) that is made of a price notice, published or not. */
public interface PriceBoards {
  /**
   * A page of HTML that needs nothing beside it.
   *
   * @param document the price notice, YAML
   * @throws NoticeRefused when the document is not in order
   */
  String page(String document, boolean chinese);

  /**
   * The same as a PDF of A4 pages. It takes up to a second: not for an event loop.
   *
   * @throws NoticeRefused as above, and when it has a character that cannot be printed
   */
  byte[] pdf(String document, boolean chinese);
}
