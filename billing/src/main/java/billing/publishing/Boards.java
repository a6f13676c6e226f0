package billing.publishing;

import billing.api.NoticeRefused;
import billing.api.NoticeRefused.Why;
import billing.api.PriceBoards;
import billing.tariffs.board.Board;
import billing.tariffs.board.BoardPdf;
import billing.tariffs.board.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes and prints public notices; those printed last are kept, since everybody may ask. */
@ApplicationScoped
class Boards implements PriceBoards {
  private static final int MOST_KEPT = 64;

  private final NoticeRules rules;
  private final Map<Asked, byte[]> printed =
      new LinkedHashMap<>(MOST_KEPT, 1, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  Boards(NoticeRules rules) {
    this.rules = rules;
  }

  private record Asked(String document, Language language) {}

  @Override
  public String page(String document, boolean chinese) {
    return Board.page(rules.read(document), language(chinese));
  }

  /** One after the other: printing takes more memory than the whole service between two cars. */
  @Override
  public synchronized byte[] pdf(String document, boolean chinese) {
    return printed.computeIfAbsent(new Asked(document, language(chinese)), this::print).clone();
  }

  private byte[] print(Asked asked) {
    try {
      return BoardPdf.write(rules.read(asked.document()), asked.language());
    } catch (IllegalArgumentException e) {
      throw new NoticeRefused(Why.DOCUMENT, e.getMessage() + ".");
    }
  }

  private static Language language(boolean chinese) {
    return chinese ? Language.ZH : Language.EN;
  }
}
