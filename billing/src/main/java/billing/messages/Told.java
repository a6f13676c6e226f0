package billing.messages;

import billing.api.Tellings.Said;
import java.util.HashMap;
import java.util.Map;

/**
 * What a driver is told about something else than a debt.
 *
 * @param kind what it is about; channels have texts by it
 */
record Told(String kind, Said said) implements Saying {
  private static final String PLATE = "{plate}";

  @Override
  public Map<String, String> words(boolean isOwn) {
    var plate = said.plate().map(it -> isOwn ? it : Saying.masked(it)).orElse("");
    Map<String, String> words = new HashMap<>(Map.of("lot", "", "amount", "", "at", ""));
    words.putAll(said.words());
    words.put("kind", kind);
    words.put("plate", plate);
    words.put("title", said.title().replace(PLATE, plate));
    words.put("note", said.body().replace(PLATE, plate));
    words.put("page", said.page());
    words.put("link", said.link());
    return words;
  }

  @Override
  public String toString() {
    return "Told[" + kind + "]";
  }
}
