package billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_table_for_spreadsheets {
  private static String written(Cell... row) {
    return new String(Csv.of(List.of(List.of(row))), StandardCharsets.UTF_8);
  }

  @Test
  void begins_with_the_mark_of_its_characters_and_ends_its_lines() {
    assertThat(written(Cell.words("示例"), Cell.money(5))).isEqualTo("\uFEFF示例,0.05\r\n");
  }

  @Test
  void quotes_what_would_break_a_row() {
    assertThat(written(Cell.words("a,b"), Cell.words("say \"no\""), Cell.words("two\nlines")))
        .isEqualTo("\uFEFF\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
  }

  @Test
  void holds_no_formula() {
    assertThat(written(Cell.words("=1+1"), Cell.words("@x"), Cell.words("-2"), Cell.money(-200)))
        .isEqualTo("\uFEFF'=1+1,'@x,'-2,-2.00\r\n");
  }
}
