package billing.tariffs.board;

import billing.paper.Paper;
import billing.tariffs.ReadNotice;

/**
 * The notice that hangs at the entrance as a PDF of A4 pages, made of the same markup as {@link
 * Board#page}. The same notice gives the same bytes.
 */
public final class BoardPdf {
  private BoardPdf() {}

  /**
   * @return the bytes of a PDF
   * @throws IllegalArgumentException naming the characters that cannot be printed, where the notice
   *     has some
   */
  public static byte[] write(ReadNotice read, Language in) {
    return Paper.print(Board.page(read, in, Style.PAPER));
  }
}
