package billing.sharing;

import billing.money.Fen;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who gets which part of the revenue of shared spaces. Each party gets its part rounded down to
 * whole fen; the fen that are left, fewer than there are parties, go one each to those who lost
 * most by rounding, and of those who lost the same to the one that the contract names first. So the
 * portions always add up, and nobody chooses at payday.
 *
 * @param shares the parties, for example owner, property company, platform, street office
 */
public record SplitContract(List<Share> shares) {

  /**
   * @throws IllegalArgumentException when there is no party, or one is named twice
   */
  public SplitContract {
    shares = List.copyOf(shares);
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("a contract needs at least one party");
    }
    var names = new HashSet<String>();
    for (var share : shares) {
      if (!names.add(share.party())) {
        throw new IllegalArgumentException("the contract names %s twice".formatted(share.party()));
      }
    }
  }

  /**
   * A party and its weight: two parties of the weights 1 and 3 get a quarter and three quarters.
   *
   * @param weight more than nothing
   */
  public record Share(String party, long weight) {
    public Share {
      if (party.isBlank()) {
        throw new IllegalArgumentException("a party needs a name");
      }
      if (weight < 1) {
        throw new IllegalArgumentException(
            "the weight of %s is %d; it must be at least 1".formatted(party, weight));
      }
    }
  }

  /** What a party gets. */
  public record Portion(String party, Fen amount) {}

  /** The portions of an amount, in the contract's order; they add up to it. */
  public List<Portion> split(Fen amount) {
    var weights = BigInteger.valueOf(shares.stream().mapToLong(Share::weight).sum());
    var exact =
        shares.stream()
            .map(share -> BigInteger.valueOf(amount.count()).multiply(weight(share)))
            .map(product -> product.divideAndRemainder(weights))
            .toList();
    long given = exact.stream().mapToLong(part -> part[0].longValueExact()).sum();
    var lucky =
        IntStream.range(0, shares.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> exact.get(i)[1]).reversed())
            .limit(amount.count() - given)
            .collect(Collectors.toSet());
    return IntStream.range(0, shares.size())
        .mapToObj(
            i ->
                new Portion(
                    shares.get(i).party(),
                    Fen.fen(exact.get(i)[0].longValueExact() + (lucky.contains(i) ? 1 : 0))))
        .toList();
  }

  private static BigInteger weight(Share share) {
    return BigInteger.valueOf(share.weight());
  }
}
