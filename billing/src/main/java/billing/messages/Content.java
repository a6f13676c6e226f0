package billing.messages;

import billing.money.Fen;
import java.time.Instant;

/**
 * What a message about a debt says.
 *
 * @param plate the whole plate; only the owner's own channel shows it
 * @param visit the visit that it is about
 * @param visits how many visits are unpaid in all
 * @param total what they owe
 * @param code with which the driver can see them
 * @param link where; it holds the code behind a {@code #}, which no server hears of
 */
public record Content(String plate, Parked visit, int visits, Fen total, String code, String link) {

  /** A visit, and what it still owes. */
  public record Parked(String lotName, Instant entered, Instant left, Fen owed) {}

  /** The plate as strangers may see it: {@code 浙A***01}. */
  public String maskedPlate() {
    return plate.length() < 5
        ? "***"
        : plate.substring(0, 2) + "***" + plate.substring(plate.length() - 2);
  }

  @Override
  public String toString() {
    return "Content[" + visits + " visits]";
  }
}
