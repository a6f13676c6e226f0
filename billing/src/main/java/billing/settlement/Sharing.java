package billing.settlement;

import billing.api.Revenue.Share;
import billing.money.Fen;
import billing.sharing.SplitContract;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a party its part of the money of a lot's days. The contract splits the sum once, so that
 * all parties' parts add up to it and rounding favours nobody over many lines; each line then
 * carries what it adds to the part, so that the lines add up to it, too. Pure.
 */
final class Sharing {
  private Sharing() {}

  /**
   * @param moved in the order of the statement
   * @param party which of the shares is the party's
   */
  static List<Line> lines(List<Moved> moved, List<Share> shares, String party) {
    long sum = moved.stream().mapToLong(it -> it.amounts().net()).reduce(0, Math::addExact);
    long part = part(sum, shares, party);
    List<Line> lines = new ArrayList<>();
    long soFar = 0;
    long given = 0;
    for (int i = 0; i < moved.size(); i++) {
      soFar = Math.addExact(soFar, moved.get(i).amounts().net());
      long due = i == moved.size() - 1 ? part : floor(soFar, shares, party);
      lines.add(new Line(moved.get(i), due - given));
      given = due;
    }
    return lines;
  }

  /** By the contract; where more went back than came in, the party owes its part of that. */
  private static long part(long sum, List<Share> shares, String party) {
    var contract =
        new SplitContract(
            shares.stream()
                .map(share -> new SplitContract.Share(share.party(), share.weight()))
                .toList());
    long part =
        contract.split(Fen.fen(Math.abs(sum))).stream()
            .filter(portion -> portion.party().equals(party))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the contract does not name " + party))
            .amount()
            .count();
    return sum < 0 ? -part : part;
  }

  private static long floor(long sum, List<Share> shares, String party) {
    long all = shares.stream().mapToLong(Share::weight).sum();
    long own =
        shares.stream()
            .filter(share -> share.party().equals(party))
            .mapToLong(Share::weight)
            .findFirst()
            .orElseThrow();
    var exact = BigInteger.valueOf(sum).multiply(BigInteger.valueOf(own));
    var parts = exact.divideAndRemainder(BigInteger.valueOf(all));
    return parts[1].signum() < 0 ? parts[0].longValueExact() - 1 : parts[0].longValueExact();
  }
}
