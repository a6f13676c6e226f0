package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proof of one payment. It never changes, but for what became of the money since.
 *
 * @param visits what was paid for, the oldest first; their parts add up to the amount
 * @param refunds what went back for these visits since, the oldest first
 * @param bought what was paid before it began, where it was no visit
 */
public record Receipt(
    String number,
    Instant issuedAt,
    Fen amount,
    Means means,
    List<Visit> visits,
    List<Refund> refunds,
    Optional<Bought> bought) {

  /** One of visits. */
  public Receipt(
      String number,
      Instant issuedAt,
      Fen amount,
      Means means,
      List<Visit> visits,
      List<Refund> refunds) {
    this(number, issuedAt, amount, means, visits, refunds, Optional.empty());
  }

  /** The same with what was bought. */
  public Receipt with(Optional<Bought> something) {
    return new Receipt(number, issuedAt, amount, means, visits, refunds, something);
  }

  /** Something that was paid before it began, such as a pass. */
  public record Bought(String name, String nameEn, String lotName) {}

  /**
   * How it was paid.
   *
   * @param gateway the gateway's name, {@code cash}, or {@code bank}
   * @param reference our number of the order, or the payer's or cashier's own number
   * @param transaction the gateway's number of the payment, where there is one
   * @param paidAt when the money moved
   */
  public record Means(
      String gateway, String reference, Optional<String> transaction, Instant paidAt) {}

  /**
   * A visit that was paid, wholly or in part.
   *
   * @param car as it was known when this was asked for
   * @param paid by this receipt
   * @param charge as it was when the receipt was issued
   * @param amountNow what the visit costs by its newest charge, where that is another amount
   */
  public record Visit(StayId stay, Car car, Fen paid, Charge charge, Optional<Fen> amountNow) {}

  /** Which car, and where it was. */
  public record Car(String plate, String lotName) {
    @Override
    public String toString() {
      return "a car at " + lotName;
    }
  }

  /**
   * What a visit cost.
   *
   * @param entered empty where that was not kept
   * @param left as above
   */
  public record Charge(
      int revision,
      Fen amount,
      Optional<Instant> entered,
      Optional<Instant> left,
      List<ChargeView.Line> lines) {}

  /** Money that went back to who had paid. */
  public record Refund(StayId stay, Fen amount, Instant at) {}
}
