package recognizer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Columns are A, B, none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_ctc_output {
  private static List<Transcript> decode(double... probabilities) {
    float[] floats = new float[probabilities.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) probabilities[i];
    }
    return new Ctc(List.of("A", "B")).decode(floats);
  }

  @Test
  void without_a_pause_means_one_character() {
    assertThat(decode(1, 0, 0, 1, 0, 0).get(0).text()).isEqualTo("A");
  }

  @Test
  void with_a_pause_means_two() {
    assertThat(decode(1, 0, 0, 0, 0, 1, 1, 0, 0).get(0).text()).isEqualTo("AA");
  }

  @Test
  void of_silence_is_an_empty_transcript() {
    List<Transcript> transcripts = decode(0, 0, 1, 0, 0, 1);
    assertThat(transcripts).hasSize(1);
    assertThat(transcripts.get(0).symbols()).isEmpty();
  }

  @Test
  void adds_up_the_ways_to_the_same_text() {
    // "A" three ways: .3*.3 + .3*.6 + .6*.3 = .45; silence only .6*.6 = .36
    List<Transcript> transcripts = decode(0.3, 0, 0.6, 0.3, 0, 0.6);
    assertThat(transcripts.get(0).text()).isEqualTo("A");
    assertThat(transcripts.get(0).symbols().get(0).confidence())
        .isCloseTo(0.45 / 0.81, within(1e-6));
  }

  @Test
  void tells_a_doubtful_characters_rival() {
    List<Transcript> transcripts = decode(1, 0, 0, 0.55, 0.45, 0, 0, 0, 1, 0, 1, 0);
    assertThat(transcripts).extracting(Transcript::text).containsExactly("AB", "ABB");
  }
}
