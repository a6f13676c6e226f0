package recognizer.vote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import recognizer.detect.PlateColour;
import recognizer.detect.PlateFound;
import recognizer.formats.PlateFormats;
import recognizer.read.PlateRead;
import recognizer.read.Symbol;
import recognizer.read.Transcript;

/**
 * Many readings of one plate become one: characters are voted position by position among readings
 * of the same length, weighted by confidence and sharpness; plate formats and colour decide between
 * candidates before the winner is known, not after.
 */
public final class Voting {
  /** No plate has fewer characters. */
  private static final int LENGTH_MIN = 7;

  /** A weaker reader's vote against that of the one before it. */
  private static final double NEXT_READER_WEIGHT = 0.6;

  /** A plate so many pixels wide shows all that there is to see. */
  private static final double LARGE = 180;

  /** For each frame whose readers agree on another plate there must be so many that do not. */
  private static final int SAME_PER_OTHER_MIN = 4;

  private static final double CONTRADICTED_MAX = 0.95;
  private static final double REPAIRED_WEIGHT = 0.6;
  private static final String ANY_COLOUR = PlateColour.UNKNOWN.label();

  private final PlateFormats formats;

  public Voting(PlateFormats formats) {
    this.formats = formats;
  }

  /** The verdict on readings of one plate, at least one. */
  public Verdict decide(List<PlateRead> reads) {
    Map<Integer, Ballot> ballots = new TreeMap<>();
    double total = 0;
    for (PlateRead read : reads) {
      double weight = weightOf(read);
      for (List<Transcript> reader : read.transcripts()) {
        total += weight;
        for (Transcript transcript : reader) {
          cast(ballots, transcript, weight);
        }
        weight *= NEXT_READER_WEIGHT;
      }
    }
    Map<PlateColour, Double> colours = colourShares(reads);
    int rows = rowsOf(reads);
    Optional<Choice> best = bestChoice(ballots, colours);
    if (best.isEmpty()) {
      return new Verdict(PlateText.UNREAD, colourOf(colours), rows, false, List.of());
    }
    Choice choice = best.get();
    List<Support> support = support(reads, ballots.get(choice.text().size()), choice.text(), total);
    Certainty certainty = new Certainty(reads, support);
    double voted = certainty.of(choice.isPlausible());
    double confidence = isContradicted(reads, choice) ? Math.min(voted, CONTRADICTED_MAX) : voted;
    return new Verdict(
        new PlateText(certainty.characters(confidence), confidence),
        choice.colour(),
        rows,
        choice.isPlausible(),
        support);
  }

  /**
   * Whether readers agree on another plate in too many frames. Frames that are blurred or cut off
   * by the picture's edge take nothing away.
   */
  private static boolean isContradicted(List<PlateRead> reads, Choice choice) {
    String text = String.join("", choice.text());
    List<PlateRead> agreed = reads.stream().filter(PlateRead::isAgreed).toList();
    long same =
        agreed.stream().filter(r -> r.transcripts().get(0).get(0).text().equals(text)).count();
    return (agreed.size() - same) * SAME_PER_OTHER_MIN > same;
  }

  /** A reader that sees one character too many is least sure of that one. */
  private void cast(Map<Integer, Ballot> ballots, Transcript transcript, double weight) {
    if (transcript.symbols().isEmpty()) {
      return;
    }
    ballotFor(ballots, transcript).cast(transcript, weight);
    int length = transcript.symbols().size();
    if (length > LENGTH_MIN && !formats.allow(transcript.text(), ANY_COLOUR)) {
      Transcript shorter = withoutWeakest(transcript);
      ballotFor(ballots, shorter).cast(shorter, weight * REPAIRED_WEIGHT);
    }
  }

  private static Transcript withoutWeakest(Transcript transcript) {
    List<Symbol> symbols = new ArrayList<>(transcript.symbols());
    symbols.remove(
        symbols.stream().min(Comparator.comparingDouble(Symbol::confidence)).orElseThrow());
    return new Transcript(symbols);
  }

  /** Sharp, large and surely found plates count most; never 0. */
  static double weightOf(PlateRead read) {
    return weightOf(read.plate(), read.sharpness());
  }

  static double weightOf(PlateFound plate, double sharpness) {
    double sharp = Math.max(0.1, Math.min(1, sharpness / 25));
    double large = Math.max(0.2, Math.min(1, plate.quad().width() / LARGE));
    return Math.max(0.05, plate.score()) * sharp * large;
  }

  private static Ballot ballotFor(Map<Integer, Ballot> ballots, Transcript transcript) {
    return ballots.computeIfAbsent(transcript.symbols().size(), Ballot::new);
  }

  private Optional<Choice> bestChoice(
      Map<Integer, Ballot> ballots, Map<PlateColour, Double> colours) {
    return ballots.values().stream()
        .flatMap(ballot -> new Candidates(ballot, colours, formats).list().stream())
        .max(Comparator.comparingDouble(Choice::support));
  }

  private static List<Support> support(
      List<PlateRead> reads, Ballot ballot, List<String> text, double total) {
    List<Support> support = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      int place = i;
      double share = Math.min(1, ballot.support(i, text.get(i)) / total);
      boolean isUnanimous =
          reads.stream().anyMatch(read -> isUnanimous(read, place, text.get(place), text.size()));
      support.add(new Support(text.get(i), share, isUnanimous));
    }
    return support;
  }

  private static boolean isUnanimous(PlateRead read, int place, String character, int length) {
    return read.transcripts().size() > 1
        && read.transcripts().stream()
            .map(reader -> reader.get(0).symbols())
            .allMatch(s -> s.size() == length && s.get(place).text().equals(character));
  }

  /** The detector names one colour; what it leaves open is shared by the others. */
  private static Map<PlateColour, Double> colourShares(List<PlateRead> reads) {
    Map<PlateColour, Double> shares = new EnumMap<>(PlateColour.class);
    double total = reads.stream().mapToDouble(Voting::weightOf).sum();
    for (PlateRead read : reads) {
      PlateFound plate = read.plate();
      double weight = weightOf(read) / total;
      double others = (1 - plate.colourScore()) / (PlateColour.values().length - 2);
      for (PlateColour colour : PlateColour.values()) {
        double share = colour == plate.colour() ? plate.colourScore() : others;
        if (colour != PlateColour.UNKNOWN || plate.colour() == PlateColour.UNKNOWN) {
          shares.merge(colour, weight * Math.max(share, 0.001), Double::sum);
        }
      }
    }
    return shares;
  }

  private static PlateColour colourOf(Map<PlateColour, Double> shares) {
    return shares.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(PlateColour.UNKNOWN);
  }

  private static int rowsOf(List<PlateRead> reads) {
    double two = 0;
    for (PlateRead read : reads) {
      two += read.plate().rows() == 2 ? weightOf(read) : -weightOf(read);
    }
    return two > 0 ? 2 : 1;
  }
}
