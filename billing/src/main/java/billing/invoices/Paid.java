package billing.invoices;

import billing.money.Fen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What payments for some visits came to, and what has gone back of them or is on its way.
 *
 * @param parts what each receipt proves for each visit
 * @param backs what went back for each visit
 */
record Paid(List<Part> parts, List<Back> backs) {
  /**
   * A part of a payment.
   *
   * @param place where the money came in: {@code cash}, {@code bank}, or a gateway's name
   */
  record Part(String receipt, Instant issuedAt, UUID stay, String place, Fen amount) {}

  /** Money that goes back where it came from. */
  record Back(UUID stay, String place, Fen amount) {}

  /**
   * What a receipt still stands for. Money goes back to the newest payment of the visit by the same
   * way, as refunds are made; what came by no such way is taken off the newest payment of all.
   */
  Fen left(String receipt) {
    Map<Part, Fen> left = new HashMap<>();
    parts.forEach(part -> left.put(part, part.amount()));
    List<Back> elsewhere = new ArrayList<>();
    for (var back : backs) {
      var rest = take(left, back, true);
      if (!rest.isZero()) {
        elsewhere.add(new Back(back.stay(), back.place(), rest));
      }
    }
    elsewhere.forEach(back -> take(left, back, false));
    return left.entrySet().stream()
        .filter(it -> it.getKey().receipt().equals(receipt))
        .map(Map.Entry::getValue)
        .reduce(Fen.ZERO, Fen::plus);
  }

  private Fen take(Map<Part, Fen> left, Back back, boolean sameWay) {
    var rest = back.amount();
    var newestFirst =
        parts.stream()
            .filter(part -> part.stay().equals(back.stay()))
            .filter(part -> !sameWay || part.place().equals(back.place()))
            .sorted(Comparator.comparing(Part::issuedAt).thenComparing(Part::receipt).reversed())
            .toList();
    for (var part : newestFirst) {
      var taken = rest.min(left.get(part));
      left.put(part, left.get(part).minus(taken));
      rest = rest.minus(taken);
    }
    return rest;
  }
}
