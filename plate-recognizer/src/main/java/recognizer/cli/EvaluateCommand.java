package recognizer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recognizer.camera.Frame;
import recognizer.camera.PictureSource;
import recognizer.evaluate.Answer;
import recognizer.evaluate.Confusions;
import recognizer.evaluate.Labelled;
import recognizer.evaluate.Manifest;
import recognizer.evaluate.Scores;
import recognizer.formats.PlateFormats;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;
import recognizer.read.PlateRead;
import recognizer.vote.Support;
import recognizer.vote.Verdict;
import recognizer.vote.Voting;

/** {@code evaluate}: how well labelled pictures are read, and what it costs. */
final class EvaluateCommand {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The confidence from which on the parking service charges without a person. */
  private static final double SURE = 0.99;

  /** A program that has just begun is slow; these pictures are read twice. */
  private static final int WARM_UP = 20;

  private final PrintStream out;
  private final PrintStream err;
  private final List<String> pairs = new ArrayList<>();
  private Confusions confusions = new Confusions();
  private final Voting voting = new Voting(PlateFormats.standard());

  EvaluateCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run(List<String> arguments) throws WrongUsage {
    Options options = Options.parse(arguments);
    try (Recognising recognising = new Recognising()) {
      List<Labelled> pictures =
          Manifest.load(options.manifest).stream().filter(options::wants).toList();
      Progress progress = new Progress(err, pictures.size());
      for (Labelled picture : pictures.subList(0, Math.min(WARM_UP, pictures.size()))) {
        measure(recognising, picture, new Scores(SURE));
      }
      Scores scores = new Scores(SURE);
      pairs.clear();
      confusions = new Confusions();
      StageTimes before = recognising.times().copy();
      int unreadable = 0;
      for (Labelled picture : pictures) {
        unreadable += measure(recognising, picture, scores) ? 0 : 1;
        progress.step();
      }
      progress.end();
      writeTables(options);
      List<String> figures = scores.lines();
      figures.forEach(out::println);
      printStages(recognising.times(), before, pictures.size());
      out.println("pictures that could not be read: " + unreadable);
      out.println("exact: " + scores.exactPercent());
      if (!options.last.isEmpty()) {
        out.println(figure(figures, options.last));
      }
      return unreadable == 0 ? ExitCode.OK : ExitCode.SOME_INPUT_FAILED;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.SOME_INPUT_FAILED;
    }
  }

  private void writeTables(Options options) throws IOException {
    if (options.pairs != null) {
      Files.write(options.pairs, pairs);
    }
    if (options.confusions != null) {
      Files.write(options.confusions, confusions.lines());
    }
  }

  private static String figure(List<String> figures, String name) throws WrongUsage {
    return figures.stream()
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .orElseThrow(
            () -> new WrongUsage("evaluate: none of its figures is called \"" + name + "\"."));
  }

  /** Reads one picture; false when it could not be decoded. */
  private boolean measure(Recognising recognising, Labelled picture, Scores scores) {
    try (PictureSource source =
        new PictureSource(List.of(picture.picture()), Instant.EPOCH, Duration.ZERO)) {
      Optional<Frame> next = source.next();
      try (Frame frame = next.orElseThrow()) {
        frame.picture(); // decoded before the clock starts
        long start = THREADS.getCurrentThreadCpuTime();
        List<Answer> answers = new ArrayList<>();
        for (PlateRead plate : recognising.plates(frame)) {
          Verdict verdict = voting.decide(List.of(plate));
          answers.add(answer(verdict));
          pairs.add(pair(picture, plate, verdict));
          pairs.addAll(characters(picture, verdict));
        }
        scores.add(picture, answers, (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
        confusions.add(picture, answers);
      }
      return true;
    } catch (IOException e) {
      err.println(e.getMessage());
      return false;
    }
  }

  /** What confidences are calibrated on; no plate is named. */
  private static String pair(Labelled picture, PlateRead plate, Verdict verdict) {
    String text = Labelled.normal(verdict.plate().text());
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%.5f,%.5f,%.2f,%.0f,%d",
        picture.kind(),
        plate.isAgreed() ? 1 : 0,
        verdict.isPlausible() ? 1 : 0,
        verdict.weakest(),
        plate.networkWeakest(),
        plate.sharpness(),
        plate.plate().quad().width(),
        picture.plates().contains(text) ? 1 : 0);
  }

  /** A line for each character of a plate whose length is right. */
  private static List<String> characters(Labelled picture, Verdict verdict) {
    String text = Labelled.normal(verdict.plate().text());
    List<String> lines = new ArrayList<>();
    if (picture.plates().size() == 1 && picture.plates().get(0).length() == text.length()) {
      for (int i = 0; i < text.length(); i++) {
        Support support = verdict.support().get(i);
        lines.add(
            String.format(
                Locale.ROOT,
                "character,%d,%d,%.5f,%d",
                support.isUnanimous() ? 1 : 0,
                verdict.isPlausible() ? 1 : 0,
                support.share(),
                picture.plates().get(0).charAt(i) == text.charAt(i) ? 1 : 0));
      }
    }
    return lines;
  }

  private static Answer answer(Verdict verdict) {
    return new Answer(
        verdict.plate().text(),
        verdict.colour().label(),
        verdict.rows(),
        verdict.plate().confidence());
  }

  private void printStages(StageTimes times, StageTimes before, int pictures) {
    for (Stage stage : Stage.values()) {
      double millis = (times.nanos(stage) - before.nanos(stage)) / 1e6;
      long runs = times.runs(stage) - before.runs(stage);
      if (runs > 0) {
        out.println(
            String.format(
                Locale.ROOT,
                "CPU of %s, mean: %.2f ms a run, %.2f runs a picture",
                stage.label(),
                millis / runs,
                runs / (double) Math.max(1, pictures)));
      }
    }
  }

  /** What the words say. */
  private record Options(
      Path manifest, String kind, String part, Path pairs, Path confusions, String last) {
    static Options parse(List<String> words) throws WrongUsage {
      Path manifest = null;
      String kind = "";
      String part = "";
      Path pairs = null;
      Path confusions = null;
      String last = "";
      for (int i = 0; i < words.size(); i += 2) {
        if (i + 1 == words.size()) {
          throw new WrongUsage("evaluate: " + words.get(i) + " needs a value.");
        }
        String value = words.get(i + 1);
        switch (words.get(i)) {
          case "--manifest" -> manifest = Path.of(value);
          case "--kind" -> kind = value;
          case "--part" -> part = value;
          case "--pairs" -> pairs = Path.of(value);
          case "--confusions" -> confusions = Path.of(value);
          case "--last" -> last = value;
          default -> throw new WrongUsage("evaluate has no option \"" + words.get(i) + "\".");
        }
      }
      if (manifest == null || !Files.isRegularFile(manifest)) {
        throw new WrongUsage("evaluate needs --manifest and a table of labelled pictures.");
      }
      return new Options(manifest, kind, part, pairs, confusions, last);
    }

    boolean wants(Labelled picture) {
      return !picture.kind().equals("video")
          && (kind.isEmpty() || picture.kind().equals(kind))
          && (part.isEmpty() || picture.part().equals(part));
    }
  }
}
