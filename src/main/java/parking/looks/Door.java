package parking.looks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where plates and pictures are looked at; the table of all doors names them. */
public enum Door {
  /** The live page. */
  OVERVIEW,
  /** A list of passages. */
  PASSAGES,
  /** One passage. */
  PASSAGE,
  /** The best frame of a passage. */
  PICTURE,
  /** The plate alone of a passage. */
  CUT_OUT,
  /** The visits that wait for a person. */
  REVIEWS,
  /** One visit, with what was done to it. */
  VISIT,
  /** The evidence of a dispute, and the driver's pictures. */
  DISPUTE,
  /** Cars that a lot treats in a way of their own. */
  PERMITS,
  /** Passes for shared spaces. */
  PASSES,
  /** Who was refused a shared space. */
  REFUSALS,
  /** What a plate owes, and how its driver is reached. */
  ACCOUNT,
  /** What was paid too much. */
  SURPLUSES,
  /** Debts that are told to the authority. */
  REPORTS,
  /** Plates that two drivers want. */
  CONTESTS;

  /** As the table writes it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that the table writes so. */
  public static Optional<Door> find(String code) {
    return Arrays.stream(values()).filter(door -> door.code().equals(code)).findFirst();
  }
}
