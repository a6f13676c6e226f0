package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A charge as consoles show it.
 *
 * @param stay what is charged
 * @param revision which account of the stay this is
 * @param amount the whole charge
 * @param lines what it is made of; the amounts add up to {@code amount}
 * @param parts what became of {@code amount}, to which they add up
 * @param state where the money stands
 * @param settledAt when the last fen was received, if all was
 * @param receiptNumber the receipt of the last payment, if all was paid
 * @param note why it is not paid yet, or what is still to be given back, in words for an operator
 */
public record ChargeView(
    StayId stay,
    int revision,
    Fen amount,
    List<Line> lines,
    Parts parts,
    ChargeState state,
    Optional<Instant> settledAt,
    Optional<String> receiptNumber,
    Optional<String> note) {

  /**
   * What became of a charge.
   *
   * @param paid covered by money
   * @param relieved granted to the driver, so that it need not be paid
   * @param writtenOff given up
   */
  public record Parts(Fen paid, Fen relieved, Fen writtenOff, Fen owed) {}

  /**
   * One item of a price.
   *
   * @param reason why it is what it is, in English
   * @param reasonZh the same in Chinese
   * @param rule the version of the tariff and the place in its document that made it; empty where
   *     that was not kept
   */
  public record Line(Fen amount, String reason, String reasonZh, String rule) {}
}
