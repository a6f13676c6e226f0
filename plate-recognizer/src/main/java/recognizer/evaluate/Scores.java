package recognizer.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts how well labelled pictures were read. Nothing that it prints names a plate. */
public final class Scores {
  /** Bounds of the calibration table; the last bin holds what goes into a bill by itself. */
  private static final double[] BINS = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99};

  private static final int CONFUSIONS_SHOWN = 12;

  private final double sure;
  private final Map<String, Share> exact = new TreeMap<>();
  private final Share[] calibration = new Share[BINS.length];
  private final Map<String, Integer> confusions = new TreeMap<>();
  private final List<Double> millis = new ArrayList<>();
  private final Share surePlates = new Share();
  private final Share sureAnswers = new Share();
  private final Share colours = new Share();
  private final Share rows = new Share();
  private final Share emptyPictures = new Share();
  private final Share emptyPicturesSure = new Share();

  /** So many of so many. */
  private static final class Share {
    private int good;
    private int all;

    void count(boolean isGood) {
      good += isGood ? 1 : 0;
      all++;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.2f %% (%d of %d)", 100.0 * good / Math.max(1, all), good, all);
    }
  }

  /**
   * @param sure the confidence from which on a reading is charged without a person
   */
  public Scores(double sure) {
    this.sure = sure;
    Arrays.setAll(calibration, i -> new Share());
  }

  /** Counts one picture. */
  public void add(Labelled picture, List<Answer> answers, double cpuMillis) {
    millis.add(cpuMillis);
    if (picture.plates().isEmpty()) {
      emptyPictures.count(answers.isEmpty());
      emptyPicturesSure.count(answers.stream().noneMatch(a -> a.confidence() >= sure));
    }
    for (String plate : picture.plates()) {
      addPlate(picture, plate, answers);
    }
    for (Answer answer : answers) {
      if (!answer.text().isEmpty() && !picture.plates().isEmpty()) {
        boolean isRight = picture.plates().contains(answer.text());
        calibration[bin(answer.confidence())].count(isRight);
        if (answer.confidence() >= sure) {
          sureAnswers.count(isRight);
        }
      }
    }
  }

  private void addPlate(Labelled picture, String plate, List<Answer> answers) {
    boolean isExact = answers.stream().anyMatch(a -> a.text().equals(plate));
    boolean isExactButFirst =
        answers.stream().anyMatch(a -> !a.text().isEmpty() && tail(a.text()).equals(tail(plate)));
    count("all", isExact);
    count("all without the first character", isExactButFirst);
    count("kind " + picture.kind(), isExact);
    if (plate.equals(picture.plates().get(0))) {
      count("colour " + (picture.colour().isEmpty() ? "unsaid" : picture.colour()), isExact);
      count("rows " + picture.rows(), isExact);
      addLooks(picture, plate, answers);
    }
    count("province group " + provinceGroup(plate), isExact);
    surePlates.count(
        answers.stream().anyMatch(a -> a.text().equals(plate) && a.confidence() >= sure));
    if (!isExact) {
      answers.stream()
          .filter(a -> a.text().length() == plate.length())
          .max(Comparator.comparingInt(a -> alike(a.text(), plate)))
          .ifPresent(a -> confuse(plate, a.text()));
    }
  }

  /** Whether colour and rows of a plate that was read are what they are labelled. */
  private void addLooks(Labelled picture, String plate, List<Answer> answers) {
    answers.stream()
        .filter(a -> a.text().equals(plate))
        .findFirst()
        .ifPresent(
            a -> {
              rows.count(a.rows() == picture.rows());
              if (!picture.colour().isEmpty()) {
                colours.count(a.colour().equals(picture.colour()));
              }
            });
  }

  private void count(String name, boolean isGood) {
    exact.computeIfAbsent(name, n -> new Share()).count(isGood);
  }

  private void confuse(String plate, String read) {
    for (int i = 0; i < plate.length(); i++) {
      if (plate.charAt(i) != read.charAt(i)) {
        confusions.merge(plate.charAt(i) + " read as " + read.charAt(i), 1, Integer::sum);
      }
    }
  }

  private static int alike(String a, String b) {
    int alike = 0;
    for (int i = 0; i < a.length(); i++) {
      alike += a.charAt(i) == b.charAt(i) ? 1 : 0;
    }
    return alike;
  }

  private static String tail(String plate) {
    return plate.substring(Math.min(1, plate.length()));
  }

  /** The photographs show one province far more often than the others. */
  private static String provinceGroup(String plate) {
    char first = plate.charAt(0);
    if (first == '皖') {
      return "Anhui";
    }
    return "浙苏沪".indexOf(first) >= 0 ? "Zhejiang, Jiangsu, Shanghai" : "others";
  }

  private static int bin(double confidence) {
    int bin = 0;
    while (bin + 1 < BINS.length && confidence >= BINS[bin + 1]) {
      bin++;
    }
    return bin;
  }

  /** All figures, one {@code name: value} a line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    exact.forEach((name, share) -> lines.add("exact, " + name + ": " + share));
    lines.add("colour right, of plates read exactly: " + colours);
    lines.add("rows right, of plates read exactly: " + rows);
    for (int i = 0; i < BINS.length; i++) {
      String upper = i + 1 < BINS.length ? String.valueOf(BINS[i + 1]) : "1";
      lines.add("right at confidence %s to %s: %s".formatted(BINS[i], upper, calibration[i]));
    }
    confusions.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(CONFUSIONS_SHOWN)
        .forEach(e -> lines.add("confused, " + e.getKey() + ": " + e.getValue()));
    lines.add("pictures without a plate in which none was found: " + emptyPictures);
    lines.add("pictures without a plate in which none was sure: " + emptyPicturesSure);
    lines.add("plates read exactly and surely: " + surePlates);
    lines.add("sure readings that are right: " + sureAnswers);
    lines.add("CPU of a picture, median: %s ms".formatted(millis(0.5)));
    lines.add("CPU of a picture, 95 of 100 below: %s ms".formatted(millis(0.95)));
    return lines;
  }

  private String millis(double share) {
    List<Double> sorted = millis.stream().sorted().toList();
    double value =
        sorted.isEmpty()
            ? 0
            : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Share of plates that were read exactly, in percent with two digits. */
  public String exactPercent() {
    Share all = exact.getOrDefault("all", new Share());
    return String.format(Locale.ROOT, "%.2f", 100.0 * all.good / Math.max(1, all.all));
  }
}
