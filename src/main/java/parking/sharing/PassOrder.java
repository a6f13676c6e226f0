package parking.sharing;

import java.time.Instant;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * A pass that a driver buys. It keeps a space until it is known whether it is paid.
 *
 * @param id that of the pass, too, once it is sold
 * @param lot the lot's id
 * @param state how far it has come
 * @param isEnded whether the office has ended the pass before its time
 */
public record PassOrder(
    UUID id,
    String lot,
    Buyer buyer,
    Item item,
    Payment payment,
    State state,
    boolean isEnded,
    Instant madeAt) {
  /**
   * Who buys it.
   *
   * @param request the driver's own number of the wish
   */
  public record Buyer(UUID driver, UUID request) {}

  /**
   * What is bought.
   *
   * @param plateId the driver's own name of the plate
   * @param kind the name of the kind of passes
   */
  public record Item(UUID plateId, Car car, UUID kind, Name name, Days days) {}

  /** A plate and its colour. */
  public record Car(Plate plate, PlateColour colour) {}

  /** What its kind is called. */
  public record Name(String chinese, String english) {}

  /**
   * How it is paid.
   *
   * @param client where the driver is
   * @param until afterwards nobody begins to pay
   * @param heldUntil afterwards the space is free again, whatever is known
   */
  public record Payment(
      long priceFen, String channel, String client, Instant until, Instant heldUntil) {}

  /** How far it has come. */
  public enum State {
    HELD,
    SOLD,
    /** Never paid, or too late. */
    FREED,
    /** Given back before it began. */
    RETURNED
  }

  /** The same, further. */
  PassOrder in(State next) {
    return new PassOrder(id, lot, buyer, item, payment, next, isEnded, madeAt);
  }

  /** Whether it keeps a space. */
  public boolean isHeld() {
    return state == State.HELD;
  }
}
