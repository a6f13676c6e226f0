package parking.drivers;

import java.time.Instant;
import java.util.Optional;
import parking.plates.Plate;

/**
 * Something to be told.
 *
 * @param cause what makes it one thing; the same again is not told again
 * @param page the page of the program that it opens
 */
public record Message(String cause, MessageKind kind, Said said, String page, About about) {

  /** What it says. Both may hold {@code {plate}}. */
  public record Said(Words title, Words body) {}

  /** A text in both languages. */
  public record Words(String zh, String en) {
    /** The one that is wanted. */
    public String in(String language) {
      return language.equals("en") ? en : zh;
    }
  }

  /**
   * What it is about.
   *
   * @param lot the name of the lot
   * @param until when it would come too late outside the inbox
   * @param isUrgent whether a text message is worth it, if the kind ever goes that way
   */
  public record About(
      Optional<Plate> plate,
      Optional<String> lot,
      Optional<Long> amountFen,
      Instant at,
      Optional<Instant> until,
      boolean isUrgent) {
    /** Something about a plate. */
    public static About plate(Plate plate, Instant at) {
      return new About(
          Optional.of(plate), Optional.empty(), Optional.empty(), at, Optional.empty(), true);
    }

    /** The same in a lot. */
    public About in(String name) {
      return new About(plate, Optional.of(name), amountFen, at, until, isUrgent);
    }

    /** The same about an amount. */
    public About of(long fen) {
      return new About(plate, lot, Optional.of(fen), at, until, isUrgent);
    }

    /** The same, which is worth something until a time. */
    public About until(Instant end, boolean urgent) {
      return new About(plate, lot, amountFen, at, Optional.of(end), urgent);
    }
  }

  boolean goesBySms() {
    return kind.goesBySms() && about.isUrgent();
  }
}
