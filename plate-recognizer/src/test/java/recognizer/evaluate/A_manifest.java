package recognizer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_manifest {
  @TempDir private Path folder;

  private List<Labelled> load(String text) throws IOException {
    return Manifest.load(Files.writeString(folder.resolve("manifest.csv"), text));
  }

  @Test
  void finds_its_columns_by_name_and_pictures_beside_itself() throws IOException {
    List<Labelled> pictures =
        load(
            """
            kind,plate,path,rows,colour
            full,浙A0T001;浙A0T002,a/b.jpg,2,yellow
            negative,,c.jpg,,
            """);
    assertThat(pictures)
        .containsExactly(
            new Labelled(
                folder.resolve("a/b.jpg"), "full", List.of("浙A0T001", "浙A0T002"), "yellow", 2),
            new Labelled(folder.resolve("c.jpg"), "negative", List.of(), "", 1));
  }

  @Test
  void needs_no_more_than_paths_and_plates() throws IOException {
    assertThat(load("path,plate\na.jpg,浙A0T001\n"))
        .containsExactly(new Labelled(folder.resolve("a.jpg"), "", List.of("浙A0T001"), "", 1));
  }

  @Test
  void without_those_is_refused() {
    assertThatThrownBy(() -> load("file,plate\n")).hasMessageContaining("path and plate");
    assertThatThrownBy(() -> load("")).hasMessageContaining("empty");
  }

  @Test
  void with_a_line_cut_short_is_refused_by_its_number() {
    assertThatThrownBy(() -> load("path,plate,kind\na.jpg,浙A0T001,full\nb.jpg\n"))
        .hasMessageContaining("line 3: 1 fields instead of 3");
  }

  @Test
  void writes_letters_that_no_serial_has_as_digits() {
    assertThat(new Labelled(Path.of("a"), "", List.of("浙OO0I1O"), "", 1).plates())
        .containsExactly("浙O00110");
  }

  @Test
  void puts_a_plate_into_the_same_part_whatever_picture_shows_it() {
    Labelled one = new Labelled(Path.of("a.jpg"), "full", List.of("浙A0T001"), "", 1);
    Labelled other = new Labelled(Path.of("b.jpg"), "crop", List.of("浙A0T001"), "", 1);
    assertThat(one.part()).isEqualTo(other.part()).isEqualTo("training");
  }
}
