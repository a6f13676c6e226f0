package recognizer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.detect.PlateColour;
import recognizer.detect.PlateFound;
import recognizer.detect.Quad;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Looks_at_one_plate {
  private static PlateRead look(int rows, Transcript network, Transcript tesseract) {
    Quad quad = Quad.of(0, 0, 140, 0, 140, 45, 0, 45);
    return new PlateRead(
        new PlateFound(quad, PlateColour.BLUE, rows, 0.9, 0.9),
        List.of(List.of(network), List.of(tesseract)),
        20);
  }

  private static Transcript text(String text, double confidence) {
    return new Transcript(
        text.codePoints().mapToObj(c -> new Symbol(Character.toString(c), confidence)).toList());
  }

  @Test
  void are_added_up_by_how_sure_the_network_is_of_each() {
    PlateRead merged =
        PlateRead.merged(
            List.of(
                look(1, text("浙A0T001", 0.9), text("浙A0T007", 0.8)),
                look(1, text("浙A0T001", 0.9), text("浙A0T001", 0.8))));
    assertThat(merged.transcripts().get(0)).hasSize(1);
    assertThat(merged.transcripts().get(0).get(0).symbols().get(6).confidence())
        .isCloseTo(0.9, within(1e-9));
    assertThat(merged.transcripts().get(1)).hasSize(2);
    assertThat(merged.transcripts().get(1).get(0).symbols().get(6).confidence())
        .isCloseTo(0.4, within(1e-9));
  }

  @Test
  void of_which_one_took_the_plate_for_another_kind_count_as_the_surest_does() {
    PlateRead merged =
        PlateRead.merged(
            List.of(
                look(1, text("12", 0.3), text("1", 0.3)),
                look(2, text("浙A0T001", 0.95), text("浙A0T00", 0.5))));
    assertThat(merged.plate().rows()).isEqualTo(2);
    assertThat(merged.transcripts().get(0).get(0).text()).isEqualTo("浙A0T001");
  }

  @Test
  void that_show_nothing_stay_nothing() {
    PlateRead merged = PlateRead.merged(List.of(look(1, text("", 1), text("", 1))));
    assertThat(merged.transcripts().get(0).get(0).symbols()).isEmpty();
    assertThat(merged.isAgreed()).isFalse();
  }
}
