package recognizer.pushed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recognizer.pushed.RecentRecords.Claim;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Records_that_are_known {
  @TempDir Path folder;

  private RecentRecords open() throws IOException {
    return new RecentRecords(folder.resolve("pushed.records"), 3);
  }

  private static void take(RecentRecords records, String lane, String record) throws IOException {
    assertThat(records.claim(lane, record)).isEqualTo(Claim.FRESH);
    records.keep(lane, record);
  }

  @Test
  void are_known_after_a_restart_too() throws IOException {
    try (RecentRecords records = open()) {
      take(records, "in", "1");
    }
    try (RecentRecords records = open()) {
      assertThat(records.claim("in", "1")).isEqualTo(Claim.KNOWN);
      assertThat(records.claim("out", "1")).isEqualTo(Claim.FRESH);
    }
  }

  @Test
  void are_worked_on_by_one_at_a_time_and_free_again_when_that_fails() throws IOException {
    try (RecentRecords records = open()) {
      assertThat(records.claim("in", "1")).isEqualTo(Claim.FRESH);
      assertThat(records.claim("in", "1")).isEqualTo(Claim.UNDER_WAY);
      records.release("in", "1");
      assertThat(records.claim("in", "1")).isEqualTo(Claim.FRESH);
    }
  }

  @Test
  void are_the_newest_of_each_lane() throws IOException {
    try (RecentRecords records = open()) {
      for (int i = 0; i < 100; i++) {
        take(records, "in", "record " + i);
      }
      take(records, "out", "1");
      assertThat(records.claim("in", "record 96")).isEqualTo(Claim.FRESH);
      assertThat(records.claim("in", "record 97")).isEqualTo(Claim.KNOWN);
    }
    assertThat(Files.size(folder.resolve("pushed.records"))).isLessThan(16 * 20);
  }

  @Test
  void survive_a_power_cut_in_the_middle_of_one() throws IOException {
    try (RecentRecords records = open()) {
      take(records, "in", "1");
    }
    Files.write(folder.resolve("pushed.records"), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    try (RecentRecords records = open()) {
      assertThat(records.claim("in", "1")).isEqualTo(Claim.KNOWN);
      take(records, "in", "2");
    }
    try (RecentRecords records = open()) {
      assertThat(records.claim("in", "2")).isEqualTo(Claim.KNOWN);
    }
  }
}
