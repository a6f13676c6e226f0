package recognizer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class A_sender_that_is_killed {
  private static final int KILLS = 20;

  @TempDir Path folder;

  @Test
  void loses_and_doubles_nothing() throws Exception {
    ReadingBook book =
        KillJournal.run(folder, KILLS, 7, new PrintStream(PrintStream.nullOutputStream()));
    assertThat(book.promised()).isGreaterThan(KILLS);
    assertThat(book.taken()).isGreaterThanOrEqualTo(book.promised());
    assertThat(book.lost()).isZero();
    assertThat(book.faults("doubled")).isZero();
    assertThat(book.faults("numbers used twice")).isZero();
    assertThat(book.faults("changed between two sends")).isZero();
    assertThat(book.faults("pictures in part")).isZero();
    assertThat(book.withoutPicture()).isZero();
  }

  private static ObjectNode reading(long number, String name) {
    return new ObjectMapper().createObjectNode().put("sequence", number).put("plate", name);
  }

  @Test
  void would_be_found_out() throws IOException {
    ReadingBook book = new ReadingBook();
    book.promise("a");
    book.promise("b");
    assertThat(book.lost()).isEqualTo(2);
    assertThat(book.take(reading(1, "a"))).isEqualTo("accepted");
    assertThat(book.take(reading(1, "a"))).isEqualTo("repeated");
    assertThat(book.repeated()).isEqualTo(1);
    assertThat(book.lost()).isEqualTo(1);
    book.take(reading(1, "b"));
    assertThat(book.faults("numbers used twice")).isEqualTo(1);
    book.take(reading(2, "a"));
    assertThat(book.faults("doubled")).isEqualTo(1);
    book.take(reading(2, "a").put("lane", "exit"));
    assertThat(book.faults("changed between two sends")).isEqualTo(1);
    ObjectNode torn = reading(3, "c");
    torn.putObject("picture").put("data", "AAAA");
    book.take(torn);
    assertThat(book.faults("pictures in part")).isEqualTo(1);
  }
}
