package recognizer.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import recognizer.detect.PlateColour;
import recognizer.formats.PlateFormats;

/**
 * What a ballot's votes could add up to: combinations of well supported characters, in every
 * colour, each with its support.
 */
final class Candidates {
  /** Characters looked at per position. */
  private static final int CHARACTERS_MAX = 3;

  /** A text that no format has in a colour must be so many times better supported. */
  private static final double IMPLAUSIBLE_FACTOR = 0.04;

  /** Below this share of the best even a plausible text has no chance. */
  private static final double SHARE_MIN = IMPLAUSIBLE_FACTOR / 4;

  /** Votes so even that more combinations come up will convince nobody anyway. */
  private static final int CHOICES_MAX = 3_000;

  private final Ballot ballot;
  private final Map<PlateColour, Double> colours;
  private final PlateFormats formats;
  private final List<Choice> choices = new ArrayList<>();

  Candidates(Ballot ballot, Map<PlateColour, Double> colours, PlateFormats formats) {
    this.ballot = ballot;
    this.colours = colours;
    this.formats = formats;
  }

  List<Choice> list() {
    extend(new ArrayList<>(), 1);
    return choices;
  }

  private void extend(List<String> prefix, double share) {
    int position = prefix.size();
    if (choices.size() >= CHOICES_MAX) {
      return;
    }
    if (position == ballot.length()) {
      judge(List.copyOf(prefix), share * ballot.weight());
      return;
    }
    List<String> characters = ballot.listCandidates(position, CHARACTERS_MAX);
    double best = ballot.support(position, characters.get(0));
    for (String character : characters) {
      double next = share * ballot.support(position, character) / best;
      if (next > SHARE_MIN) {
        prefix.add(character);
        extend(prefix, next);
        prefix.remove(position);
      }
    }
  }

  private void judge(List<String> characters, double support) {
    String text = String.join("", characters);
    colours.forEach(
        (colour, share) -> {
          boolean isPlausible = formats.allow(text, colour.label());
          double factor = share * (isPlausible ? 1 : IMPLAUSIBLE_FACTOR);
          choices.add(new Choice(characters, colour, isPlausible, support * factor));
        });
  }
}
