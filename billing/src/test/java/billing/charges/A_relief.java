package billing.charges;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.charges.Relief.Part;
import billing.charges.Relief.Whole;
import billing.money.Fen;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_relief {
  @Test
  void of_a_part_is_never_more_than_the_price() {
    assertThat(Relief.of(List.of(new Part(fen(400))), fen(1000))).isEqualTo(fen(400));
    assertThat(Relief.of(List.of(new Part(fen(400))), fen(300))).isEqualTo(fen(300));
    assertThat(Relief.of(List.of(new Part(fen(400)), new Part(fen(5))), fen(1000)))
        .isEqualTo(fen(405));
  }

  @Test
  void of_the_whole_follows_the_price() {
    assertThat(Relief.of(List.of(new Part(fen(1)), new Whole()), fen(700))).isEqualTo(fen(700));
    assertThat(Relief.of(List.of(new Whole()), Fen.ZERO)).isEqualTo(Fen.ZERO);
  }

  @Test
  void is_nothing_when_none_was_granted() {
    assertThat(Relief.of(List.of(), fen(1000))).isEqualTo(Fen.ZERO);
    assertThatIllegalArgumentException().isThrownBy(() -> new Part(Fen.ZERO));
  }
}
