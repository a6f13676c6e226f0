package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** What drivers paid for visits to a lot, and who gets which part of it. */
public interface Revenue {
  /**
   * Money that came in for visits to a lot from a time until, and without, another: what gateways
   * took and what was paid by hand, the part beyond the price (a surplus) included. When a visit
   * was does not matter. It is gross: nothing of what went back to drivers or of what gateways keep
   * is taken off. What was written off, or granted out of goodwill before it was paid, never came
   * in.
   *
   * @param lot the lot's id, as {@link StayBegan} has it
   */
  Uni<Fen> received(String lot, Instant from, Instant until);

  /**
   * Money that went back to drivers in that time, by hand or through gateways, whenever it had come
   * in. {@link Settlements} pays parties what was received less this, less what gateways keep.
   *
   * @param lot as above
   */
  Uni<Fen> wentBack(String lot, Instant from, Instant until);

  /**
   * Splits an amount by weights. Each party gets its part rounded down to whole fen; the fen that
   * are left go one each to those who lost most by rounding, of equal ones to the one named first.
   *
   * @return in the order of the shares; they add up to the amount
   * @throws IllegalArgumentException when there is no party, one is named twice, or a weight is not
   *     at least 1
   */
  List<Portion> split(Fen amount, List<Share> shares);

  /**
   * A party and its weight: two parties of the weights 1 and 3 get a quarter and three quarters.
   */
  record Share(String party, long weight) {}

  /** What a party gets. */
  record Portion(String party, Fen amount) {}
}
