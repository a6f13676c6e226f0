package recognizer.vote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recognizer.read.Symbol;
import recognizer.read.Transcript;

/** Votes for plates of one length: per position, the weight behind each character. */
final class Ballot {
  private final List<Map<String, Double>> positions = new ArrayList<>();
  private double weight;

  Ballot(int length) {
    for (int i = 0; i < length; i++) {
      positions.add(new LinkedHashMap<>());
    }
  }

  void cast(Transcript transcript, double voteWeight) {
    weight += voteWeight * Math.pow(transcript.confidence(), 1.0 / positions.size());
    for (int i = 0; i < positions.size(); i++) {
      Symbol symbol = transcript.symbols().get(i);
      positions.get(i).merge(symbol.text(), voteWeight * symbol.confidence(), Double::sum);
    }
  }

  /** Behind plates of this length altogether; a character more does not make a reading weaker. */
  double weight() {
    return weight;
  }

  int length() {
    return positions.size();
  }

  double support(int position, String character) {
    return positions.get(position).getOrDefault(character, 0.0);
  }

  /** Characters at a position, most supported first, at most so many. */
  List<String> listCandidates(int position, int limit) {
    return positions.get(position).entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }
}
