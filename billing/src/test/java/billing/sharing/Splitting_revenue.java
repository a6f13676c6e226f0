package billing.sharing;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.money.Fen;
import billing.sharing.SplitContract.Share;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Splitting_revenue {
  private static final SplitContract HALF_AND_QUARTERS =
      new SplitContract(
          List.of(new Share("owner", 2), new Share("property", 1), new Share("platform", 1)));

  private static List<Long> split(SplitContract contract, long amount) {
    return contract.split(fen(amount)).stream().map(part -> part.amount().count()).toList();
  }

  @Test
  void gives_each_party_its_part() {
    assertThat(split(HALF_AND_QUARTERS, 1000)).containsExactly(500L, 250L, 250L);
    assertThat(split(HALF_AND_QUARTERS, 0)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void gives_the_fen_that_are_left_to_those_who_lost_most_by_rounding() {
    assertThat(split(HALF_AND_QUARTERS, 1)).containsExactly(1L, 0L, 0L);
    assertThat(split(HALF_AND_QUARTERS, 2)).containsExactly(1L, 1L, 0L);
    assertThat(split(HALF_AND_QUARTERS, 3)).containsExactly(1L, 1L, 1L);
    assertThat(split(HALF_AND_QUARTERS, 7)).containsExactly(3L, 2L, 2L);
  }

  @Test
  void always_adds_up_and_is_off_by_less_than_a_fen() {
    var random = new Random(20261126);
    for (int round = 0; round < 5_000; round++) {
      var weights = random.longs(1 + random.nextInt(6), 1, 1_000_000).boxed().toList();
      var contract =
          new SplitContract(
              IntStream.range(0, weights.size())
                  .mapToObj(i -> new Share("party " + i, weights.get(i)))
                  .toList());
      long amount = Math.abs(random.nextLong()) >>> random.nextInt(60);
      var portions = contract.split(fen(amount));
      assertThat(portions.stream().map(part -> part.amount()).reduce(Fen.ZERO, Fen::plus))
          .isEqualTo(fen(amount));
      double sum = weights.stream().mapToLong(Long::longValue).sum();
      for (int i = 0; i < weights.size(); i++) {
        double exact = amount * (weights.get(i) / sum);
        assertThat((double) portions.get(i).amount().count())
            .isBetween(exact - 1 - exact * 1e-12, exact + 1 + exact * 1e-12);
      }
    }
  }

  @Test
  void needs_parties_with_a_name_and_a_weight_each_named_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SplitContract(List.of()))
        .withMessageContaining("at least one party");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SplitContract(List.of(new Share("a", 1), new Share("a", 2))))
        .withMessageContaining("names a twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Share("a", 0))
        .withMessageContaining("the weight of a is 0");
  }
}
