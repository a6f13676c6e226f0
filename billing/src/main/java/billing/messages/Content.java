package billing.messages;

import billing.money.Fen;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a message about a debt says.
 *
 * @param plate the whole plate; only the owner's own channel shows it
 * @param visit the visit that it is about
 * @param visits how many visits are unpaid in all
 * @param total what they owe
 * @param code with which the driver can see them
 * @param link where; it holds the code behind a {@code #}, which no server hears of
 */
public record Content(String plate, Parked visit, int visits, Fen total, String code, String link)
    implements Saying {

  /** A visit, and what it still owes. */
  public record Parked(String lotName, Instant entered, Instant left, Fen owed) {}

  @Override
  public Map<String, String> words(boolean isOwn) {
    Map<String, String> words = new HashMap<>();
    words.put("plate", isOwn ? plate : Saying.masked(plate));
    words.put("lot", visit.lotName());
    words.put("entered", Texts.time(visit.entered()));
    words.put("left", Texts.time(visit.left()));
    words.put("amount", visit.owed().inYuan());
    words.put("visits", String.valueOf(visits));
    words.put("total", total.inYuan());
    words.put("code", code);
    words.put("link", link);
    return words;
  }

  @Override
  public String toString() {
    return "Content[" + visits + " visits]";
  }
}
