package recognizer.licence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.read.PrintedWord;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Looks_at_a_plates_place {
  private final Looks looks = new Looks();

  private static PrintedWord word(String plate) {
    return new PrintedWord(plate, 0, 10, 10, 200, 50);
  }

  @Test
  void agree_when_both_kinds_show_the_same() {
    looks.addOpen(word("浙A0T001"));
    looks.addOpen(word("浙A0T001"));
    looks.addBound(word("浙A0T001"));
    looks.addBound(word("浙A0T001"));
    assertThat(looks.agreed()).extracting(PrintedWord::text).containsOnly("浙A0T001");
  }

  @Test
  void do_not_agree_when_there_are_too_few() {
    looks.addOpen(word("浙A0T001"));
    looks.addBound(word("浙A0T001"));
    assertThat(looks.agreed()).isEmpty();
  }

  @Test
  void do_not_agree_on_what_only_one_kind_shows() {
    for (int i = 0; i < 9; i++) {
      looks.addBound(word("吉A0T001"));
    }
    assertThat(looks.agreed()).isEmpty();
  }

  @Test
  void do_not_agree_when_two_in_five_show_another_plate() {
    looks.addOpen(word("浙A0T001"));
    looks.addOpen(word("浙A0T001"));
    looks.addBound(word("浙A0T001"));
    looks.addBound(word("浙A0T001"));
    looks.addOpen(word("浙A0T007"));
    looks.addBound(word("浙A0T007"));
    looks.addBound(word("浙A0T007"));
    assertThat(looks.agreed()).isEmpty();
  }
}
