package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_journal {
  @TempDir Path folder;
  private Instant real = Readings.FIRST;

  private Journal open(JournalLimits limits) throws IOException {
    return Journal.open(folder, limits, () -> real);
  }

  private static Optional<Long> add(Journal journal, int pictureBytes) throws IOException {
    return add(journal, pictureBytes, 0);
  }

  private static Optional<Long> add(Journal journal, int pictureBytes, int cutOutBytes)
      throws IOException {
    return journal.add(
        A_journal::json, new StoredEvidence(new byte[pictureBytes], new byte[cutOutBytes]));
  }

  private static byte[] json(long sequence) {
    return ("{\"sequence\":" + sequence + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static List<Long> sequences(Journal journal) {
    return journal.listWaiting(1_000_000).stream().map(StoredReading::sequence).toList();
  }

  @Test
  void numbers_readings_from_one_and_gives_them_back_oldest_first() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 10);
      add(journal, 10);
      assertThat(sequences(journal)).containsExactly(1L, 2L);
      assertThat(journal.listWaiting(1).get(0).json()).isEqualTo(json(1));
    }
  }

  @Test
  void goes_on_counting_after_a_restart_although_everything_was_sent() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 10);
      add(journal, 10);
      journal.settle(List.of(1L, 2L));
    }
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(journal.size()).isZero();
      assertThat(add(journal, 10)).contains(3L);
    }
  }

  @Test
  void keeps_pictures_until_their_readings_are_settled() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 10, 4);
    }
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(journal.findEvidence(1))
          .hasValueSatisfying(
              evidence -> {
                assertThat(evidence.picture()).hasSize(10);
                assertThat(evidence.cutOut()).hasSize(4);
              });
      journal.settle(List.of(1L));
      assertThat(journal.findEvidence(1)).isEmpty();
      assertThat(folder.resolve("pictures")).isEmptyDirectory();
    }
  }

  @Test
  void drops_its_oldest_pictures_first_when_they_are_too_many() throws IOException {
    try (Journal journal = open(new JournalLimits(100, 25, Duration.ofDays(30)))) {
      add(journal, 6, 4);
      add(journal, 6, 4);
      add(journal, 6, 4);
      assertThat(journal.findEvidence(1)).isEmpty();
      assertThat(journal.findEvidence(2)).isPresent();
      assertThat(journal.findEvidence(3)).isPresent();
      assertThat(sequences(journal)).containsExactly(1L, 2L, 3L);
      assertThat(files()).containsExactly("2-plate.jpg", "2.jpg", "3-plate.jpg", "3.jpg");
    }
    try (Journal journal = open(new JournalLimits(100, 25, Duration.ofDays(30)))) {
      add(journal, 6, 4);
      assertThat(files()).containsExactly("3-plate.jpg", "3.jpg", "4-plate.jpg", "4.jpg");
    }
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder.resolve("pictures"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Writing and deleting stop between any two files when the program is killed. */
  @Test
  void keeps_a_picture_with_its_cut_out_and_no_cut_out_without_its_picture() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 6, 4);
      add(journal, 6, 4);
      add(journal, 6);
    }
    Path pictures = folder.resolve("pictures");
    Files.delete(pictures.resolve("2.jpg"));
    Files.write(pictures.resolve("4-plate.jpg"), new byte[3]);
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(files()).containsExactly("1-plate.jpg", "1.jpg", "3.jpg");
      assertThat(journal.findEvidence(2)).isEmpty();
      assertThat(journal.findEvidence(3).orElseThrow().cutOut()).isEmpty();
      assertThat(add(journal, 6)).contains(4L);
      assertThat(journal.findEvidence(4).orElseThrow().cutOut()).isEmpty();
    }
  }

  @Test
  void deletes_pictures_that_have_waited_too_long_and_keeps_their_readings() throws IOException {
    try (Journal journal = open(new JournalLimits(100, 1_000, Duration.ofDays(7)))) {
      add(journal, 6, 4);
      add(journal, 6, 4);
      Instant now = Instant.parse("2026-11-26T00:00:00Z");
      kept(1, now.minus(Duration.ofDays(8)));
      kept(2, now.minus(Duration.ofDays(6)));
      assertThat(journal.forgetOldPictures(now)).isEqualTo(1);
      assertThat(journal.findEvidence(1)).isEmpty();
      assertThat(journal.findEvidence(2)).isPresent();
      assertThat(files()).containsExactly("2-plate.jpg", "2.jpg");
      assertThat(sequences(journal)).containsExactly(1L, 2L);
    }
  }

  private void kept(long sequence, Instant when) throws IOException {
    Path picture = folder.resolve("pictures").resolve(sequence + ".jpg");
    Files.setLastModifiedTime(picture, FileTime.from(when));
  }

  @Test
  void refuses_readings_when_it_is_full_and_takes_them_again_when_it_is_not() throws IOException {
    try (Journal journal = open(new JournalLimits(2, 100, Duration.ofDays(30)))) {
      add(journal, 1);
      add(journal, 1);
      assertThat(add(journal, 1)).isEmpty();
      journal.settle(List.of(1L));
      assertThat(add(journal, 1)).contains(3L);
    }
  }

  @Test
  void shrinks_when_what_it_holds_was_sent() throws IOException {
    byte[] large = new byte[300_000];
    try (Journal journal = open(Readings.ROOMY)) {
      for (long i = 1; i <= 30; i++) {
        journal.add(n -> large, StoredEvidence.NONE);
        if (i > 2) {
          journal.settle(List.of(i));
        }
      }
      assertThat(Files.size(folder.resolve("readings.journal"))).isLessThan(6 << 20);
    }
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(sequences(journal)).containsExactly(1L, 2L);
      assertThat(add(journal, 1)).contains(31L);
    }
  }

  @Test
  void belongs_to_one_process_at_a_time() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(journal.size()).isZero();
      assertThatThrownBy(() -> open(Readings.ROOMY))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another recogniser");
    }
  }

  /** Round every record's end, and here and there between. */
  private static Set<Integer> cuts(List<Long> lengths, Random random) {
    int whole = lengths.get(lengths.size() - 1).intValue();
    Set<Integer> cuts = new TreeSet<>();
    for (long length : lengths) {
      for (int near = -1; near <= 1; near++) {
        cuts.add((int) Math.max(0, Math.min(whole, length + near)));
      }
      cuts.add(random.nextInt(whole));
    }
    return cuts;
  }

  /**
   * Cuts the file of a random history at many lengths in turn, as a kill would, and now and then
   * leaves rubbish behind the cut. What is found must be exactly what a prefix of the history says.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void cut_at_any_byte_holds_a_whole_beginning_of_its_history(long seed) throws IOException {
    Random random = new Random(seed);
    List<List<Long>> states = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    Path file = folder.resolve("readings.journal");
    try (Journal journal = open(Readings.ROOMY)) {
      states.add(sequences(journal));
      lengths.add(0L);
      for (int i = 0; i < 20; i++) {
        List<Long> waiting = sequences(journal);
        if (waiting.isEmpty() || random.nextInt(3) > 0) {
          add(journal, 1);
        } else {
          journal.settle(List.of(waiting.get(random.nextInt(waiting.size()))));
        }
        states.add(sequences(journal));
        lengths.add(Files.size(file));
      }
    }
    byte[] whole = Files.readAllBytes(file);
    for (int cut : cuts(lengths, random)) {
      byte[] rubbish = new byte[random.nextInt(3) == 0 ? random.nextInt(40) : 0];
      random.nextBytes(rubbish);
      byte[] torn = java.util.Arrays.copyOf(whole, cut + rubbish.length);
      System.arraycopy(rubbish, 0, torn, cut, rubbish.length);
      Files.write(file, torn);
      int state = 0;
      while (state + 1 < lengths.size() && lengths.get(state + 1) <= cut) {
        state++;
      }
      try (Journal journal = open(Readings.ROOMY)) {
        assertThat(sequences(journal)).as("cut at %d", cut).isEqualTo(states.get(state));
        long last = states.get(state).stream().mapToLong(n -> n).max().orElse(0);
        assertThat(add(journal, 1).orElseThrow()).isGreaterThan(last);
      }
      assertThat(JournalRecords.read(file).bytesLost()).isZero();
    }
  }

  @Test
  void with_a_flipped_bit_loses_that_reading_alone_and_keeps_the_damaged_file() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 1);
      add(journal, 1);
      add(journal, 1);
      journal.settle(List.of(1L));
    }
    Path file = folder.resolve("readings.journal");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    real = real.plusSeconds(1);
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(sequences(journal)).containsExactly(3L);
      assertThat(folder.resolve("readings.journal.damaged-1")).hasBinaryContent(bytes);
      assertThat(add(journal, 1)).contains(1_001L);
    }
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(sequences(journal)).containsExactly(3L, 1_001L);
      assertThat(folder.resolve("readings.journal.damaged-2")).doesNotExist();
    }
  }

  @Test
  void keeps_the_ten_newest_damaged_files() throws IOException {
    for (int i = 1; i <= 12; i++) {
      Files.write(
          folder.resolve("readings.journal"), new byte[] {0, 0, 0, 1, 5, 5, 5, 5, (byte) i});
      open(Readings.ROOMY).close();
    }
    assertThat(folder.resolve("readings.journal.damaged-2")).doesNotExist();
    assertThat(folder.resolve("readings.journal.damaged-3")).exists();
    assertThat(Files.readAllBytes(folder.resolve("readings.journal.damaged-12"))[8])
        .isEqualTo((byte) 12);
  }

  @Test
  void that_was_lost_goes_on_above_every_number_that_it_gave_out() throws IOException {
    real = Instant.parse("2026-11-24T00:00:00Z");
    long last;
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 1);
      last = add(journal, 1).orElseThrow();
    }
    Files.delete(folder.resolve("readings.journal"));
    real = real.plusSeconds(20);
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(sequences(journal)).isEmpty();
      assertThat(add(journal, 1).orElseThrow()).isGreaterThan(last);
    }
  }

  @Test
  void counts_on_by_itself_when_the_clock_is_behind() throws IOException {
    real = Instant.parse("2026-11-24T00:00:00Z");
    long last;
    try (Journal journal = open(Readings.ROOMY)) {
      last = add(journal, 1).orElseThrow();
      journal.settle(List.of(last));
    }
    real = Instant.EPOCH;
    try (Journal journal = open(Readings.ROOMY)) {
      assertThat(add(journal, 1)).contains(last + 1);
    }
  }

  @Test
  void whose_picture_cannot_be_written_keeps_the_reading_all_the_same() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      Files.createDirectories(folder.resolve("pictures/1.jpg/in the way"));
      assertThat(add(journal, 4, 2)).contains(1L);
      assertThat(journal.findEvidence(1)).isEmpty();
      assertThat(journal.waiting().picturesDropped()).isEqualTo(1);
      assertThat(add(journal, 4, 2)).contains(2L);
      assertThat(journal.findEvidence(2)).isPresent();
    }
  }

  @Test
  void writes_no_picture_for_a_reading_that_has_none() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 0);
      assertThat(files()).isEmpty();
      assertThat(journal.findEvidence(1)).isEmpty();
    }
  }

  @Test
  void whose_picture_cannot_be_read_gives_the_reading_without_it() throws IOException {
    try (Journal journal = open(Readings.ROOMY)) {
      add(journal, 4);
      Files.delete(folder.resolve("pictures/1.jpg"));
      assertThat(journal.findEvidence(1)).isEmpty();
      assertThat(sequences(journal)).containsExactly(1L);
    }
  }
}
