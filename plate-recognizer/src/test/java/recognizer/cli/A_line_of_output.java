package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.detect.PlateColour;
import recognizer.detect.Quad;
import recognizer.read.Symbol;
import recognizer.vote.PlateText;
import recognizer.vote.Verdict;

/** The CSV is read by other programs: these lines are a promise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_line_of_output {
  private static PlateLine.Found found(String text, double confidence) {
    List<Symbol> symbols =
        text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split("")).map(c -> new Symbol(c, 1)).toList();
    Quad quad = Quad.of(10, 20.04, 110.06, 21, 109, 52, 9.5, 51);
    PlateText plate = new PlateText(symbols, confidence);
    return new PlateLine.Found(
        new Verdict(plate, PlateColour.YELLOW_GREEN, 1, true, List.of()), quad);
  }

  @Test
  void has_these_columns() {
    assertThat(PlateLine.HEADER)
        .isEqualTo("file,frame,plate,colour,confidence,x1,y1,x2,y2,x3,y3,x4,y4,cpu_ms");
  }

  @Test
  void gives_a_plate_its_corners_and_the_frames_time() {
    assertThat(new PlateLine("a.jpg", 7, List.of(found("浙A00012D", 0.98249)), 23.456).csv())
        .containsExactly(
            "a.jpg,7,浙A00012D,yellow-green,0.982,10.0,20.0,110.1,21.0,109.0,52.0,9.5,51.0,23.5");
  }

  @Test
  void never_says_more_confidence_than_there_is() {
    for (var row : Map.of(0.98999, "0.989", 0.99, "0.990", 0.9999, "0.999").entrySet()) {
      PlateLine line = new PlateLine("a.jpg", 0, List.of(found("浙A00012D", row.getKey())), 9);
      assertThat(line.csv().get(0)).contains("," + row.getValue() + ",");
      assertThat(line.table().get(0)).contains(" " + row.getValue() + " ");
    }
  }

  @Test
  void stands_for_a_frame_without_a_plate() {
    assertThat(new PlateLine("a.jpg", 0, List.of(), 9).csv())
        .containsExactly("a.jpg,0,,,0.000,,,,,,,,,9.0");
  }

  @Test
  void tells_where_an_unreadable_plate_is() {
    assertThat(new PlateLine("a.jpg", 0, List.of(found("", 0)), 9).csv().get(0))
        .startsWith("a.jpg,0,,yellow-green,0.000,10.0,");
  }

  @Test
  void is_given_for_each_plate_of_a_frame() {
    List<PlateLine.Found> two = List.of(found("浙A00012D", 1), found("浙A00013D", 1));
    assertThat(new PlateLine("a.jpg", 0, two, 9).csv()).hasSize(2);
  }

  @Test
  void quotes_file_names_that_would_break_it() {
    assertThat(PlateLine.quoted("a,b.jpg")).isEqualTo("\"a,b.jpg\"");
    assertThat(PlateLine.quoted("say \"a\".jpg")).isEqualTo("\"say \"\"a\"\".jpg\"");
    assertThat(PlateLine.quoted("two\nlines")).isEqualTo("\"two\nlines\"");
    assertThat(PlateLine.quoted("plain name.jpg")).isEqualTo("plain name.jpg");
  }

  @Test
  void is_a_row_for_people_without_csv() {
    assertThat(new PlateLine("a.jpg", 0, List.of(found("浙A00012D", 1)), 9).table().get(0))
        .contains("浙A00012D")
        .contains("yellow-green")
        .contains("at 60,36");
  }
}
