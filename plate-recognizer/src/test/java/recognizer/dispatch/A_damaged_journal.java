package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small journal that is cut or garbled at every byte in turn. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_damaged_journal {
  private static final Instant LATER = Readings.FIRST.plusSeconds(3_600);
  private static final String FILE = "readings.journal";

  /** What was done, and how long the file was when it was acknowledged. */
  private record Step(char kind, long sequence, int end) {}

  @TempDir Path folder;
  private final List<Step> steps = new ArrayList<>();
  private Map<String, byte[]> files;

  @BeforeEach
  void begin() throws IOException {
    try (Journal journal = Journal.open(folder, Readings.ROOMY, () -> Readings.FIRST)) {
      for (char kind : "AAASAASA".toCharArray()) {
        long sequence =
            journal.listWaiting(1).stream().findFirst().map(r -> r.sequence()).orElse(0L);
        if (kind == 'A') {
          sequence = journal.add(A_damaged_journal::json, evidence()).orElseThrow();
        } else {
          journal.settle(List.of(sequence));
        }
        steps.add(new Step(kind, sequence, (int) Files.size(folder.resolve(FILE))));
      }
    }
    files = snapshot();
  }

  private static byte[] json(long sequence) {
    return ("{\"sequence\":" + sequence + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static StoredEvidence evidence() {
    return new StoredEvidence(new byte[] {1, 2, 3, 4, 5}, new byte[] {6, 7});
  }

  private Map<String, byte[]> snapshot() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        all.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return all;
  }

  /** Puts every file back as it was. */
  private void restore() throws IOException {
    for (String name : snapshot().keySet()) {
      Files.delete(folder.resolve(name));
    }
    for (var file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private byte[] whole() {
    return files.get(FILE);
  }

  /** The numbers that wait when only these steps are known. */
  private List<Long> waiting(IntPredicate isKnown) {
    TreeSet<Long> waiting = new TreeSet<>();
    for (int i = 0; i < steps.size(); i++) {
      if (isKnown.test(i) && steps.get(i).kind() == 'A') {
        waiting.add(steps.get(i).sequence());
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      if (isKnown.test(i) && steps.get(i).kind() == 'S') {
        waiting.remove(steps.get(i).sequence());
      }
    }
    return List.copyOf(waiting);
  }

  /** Opens what is there and holds it against what must wait; now and then once more. */
  private void check(String what, int at, List<Long> expected) throws IOException {
    long last = steps.stream().mapToLong(Step::sequence).max().orElseThrow();
    List<Long> then = new ArrayList<>(expected);
    try (Journal journal = Journal.open(folder, Readings.ROOMY, () -> LATER)) {
      check(what + " " + at, journal, expected);
      then.add(journal.add(A_damaged_journal::json, evidence()).orElseThrow());
      assertThat(then.get(then.size() - 1)).as(what + " " + at).isGreaterThan(last);
    }
    if (at % 8 == 0) {
      try (Journal journal = Journal.open(folder, Readings.ROOMY, () -> LATER)) {
        check(what + " " + at + ", opened again", journal, then);
      }
    }
  }

  private static void check(String what, Journal journal, List<Long> expected) {
    List<StoredReading> found = journal.listWaiting(100);
    assertThat(found.stream().map(StoredReading::sequence).toList()).as(what).isEqualTo(expected);
    for (StoredReading reading : found) {
      assertThat(reading.json()).isEqualTo(json(reading.sequence()));
      journal.findEvidence(reading.sequence()).ifPresent(A_damaged_journal::checkWhole);
    }
  }

  private static void checkWhole(StoredEvidence found) {
    assertThat(found.picture()).isEqualTo(evidence().picture());
    assertThat(found.cutOut()).isEqualTo(evidence().cutOut());
  }

  private List<String> damagedFiles() throws IOException {
    return snapshot().keySet().stream().filter(name -> name.contains("damaged")).toList();
  }

  @Test
  void cut_at_any_byte_has_everything_that_was_acknowledged() throws IOException {
    for (int cut = 0; cut <= whole().length; cut++) {
      int length = cut;
      restore();
      Files.write(folder.resolve(FILE), Arrays.copyOf(whole(), cut));
      check("cut at", cut, waiting(i -> steps.get(i).end() <= length));
      assertThat(damagedFiles()).as("that is how a kill leaves it").isEmpty();
    }
  }

  @Test
  void garbled_at_any_byte_loses_that_record_alone_and_is_kept() throws IOException {
    int[] changes = {0x01, 0x80, 0xff};
    for (int at = 0; at < whole().length; at++) {
      byte[] garbled = whole().clone();
      garbled[at] ^= (byte) changes[at % changes.length];
      checkDamaged("garbled at", at, garbled);
      if (at < start(steps.size() - 1)) {
        assertThat(folder.resolve(FILE + ".damaged-1")).hasBinaryContent(garbled);
      }
    }
  }

  @Test
  void with_a_hole_anywhere_has_what_is_before_and_behind() throws IOException {
    for (int at = 0; at < whole().length - 20; at += 3) {
      byte[] holed = whole().clone();
      Arrays.fill(holed, at, at + 20, (byte) 0);
      checkDamaged("hole at", at, holed);
    }
  }

  private void checkDamaged(String what, int at, byte[] damaged) throws IOException {
    restore();
    Files.write(folder.resolve(FILE), damaged);
    check(
        what,
        at,
        waiting(
            i -> {
              int end = steps.get(i).end();
              return Arrays.equals(whole(), start(i), end, damaged, start(i), end);
            }));
  }

  private int start(int step) {
    return step == 0 ? 0 : steps.get(step - 1).end();
  }

  @Test
  void killed_at_any_byte_of_being_written_anew_is_the_old_one() throws IOException {
    for (int cut = 0; cut <= whole().length; cut += 5) {
      restore();
      Files.write(folder.resolve(FILE + ".new"), Arrays.copyOf(whole(), cut));
      check("new one cut at", cut, waiting(i -> true));
      assertThat(folder.resolve(FILE + ".new")).doesNotExist();
    }
  }

  @Test
  void killed_between_being_set_aside_and_being_replaced_is_the_new_one() throws IOException {
    Files.move(folder.resolve(FILE), folder.resolve(FILE + ".damaged-1"));
    Files.write(folder.resolve(FILE + ".new"), whole());
    check("without a file in use", 0, waiting(i -> true));
    assertThat(folder.resolve(FILE + ".damaged-1")).hasBinaryContent(whole());
  }

  @Test
  void killed_at_any_byte_of_a_picture_has_the_others_whole() throws IOException {
    long next = steps.stream().mapToLong(Step::sequence).max().orElseThrow() + 1;
    for (int cut = 0; cut <= 7; cut++) {
      restore();
      Path cutOut = folder.resolve("pictures/" + next + "-plate.jpg");
      Files.write(cutOut, Arrays.copyOf(evidence().cutOut(), Math.min(2, cut)));
      if (cut > 2) {
        Path picture = folder.resolve("pictures/" + next + ".jpg");
        Files.write(picture, Arrays.copyOf(evidence().picture(), cut - 2));
      }
      try (Journal journal = Journal.open(folder, Readings.ROOMY, () -> Readings.FIRST)) {
        assertThat(cutOut).doesNotExist();
        assertThat(journal.listWaiting(100)).hasSameSizeAs(waiting(i -> true));
        for (StoredReading reading : journal.listWaiting(100)) {
          checkWhole(journal.findEvidence(reading.sequence()).orElseThrow());
        }
        assertThat(journal.add(A_damaged_journal::json, evidence())).contains(next);
        checkWhole(journal.findEvidence(next).orElseThrow());
      }
    }
  }
}
