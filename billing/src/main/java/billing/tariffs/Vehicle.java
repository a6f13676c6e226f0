package billing.tariffs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be known of a vehicle before it has a class: all that its plate tells.
 *
 * @param colour of the plate; empty when nobody could tell
 * @param category what kind of vehicle bears such a plate
 */
public record Vehicle(Optional<Colour> colour, Category category) {
  private static final String UNKNOWN = "unknown";

  /** The colour of a plate's field. */
  public enum Colour {
    BLUE,
    GREEN,
    YELLOW,
    YELLOW_GREEN,
    WHITE,
    BLACK
  }

  /**
   * Kinds of vehicles that plates tell apart, and the colours of their plates (GA 36-2018). Where
   * none is named a plate may have any colour but white, which is kept for those that name it.
   */
  public enum Category {
    /** 小型车, and whatever is nothing else. */
    SMALL,
    /** 大型车 */
    LARGE(Colour.YELLOW, Colour.YELLOW_GREEN),
    /** 摩托车 */
    MOTORCYCLE,
    /** 挂车 */
    TRAILER(Colour.YELLOW),
    /** 应急救援车辆 */
    EMERGENCY(Colour.WHITE),
    /** 警车 */
    POLICE(Colour.WHITE),
    /** 军车、武警车辆 */
    MILITARY(Colour.WHITE),
    /** 使馆、领馆车辆 */
    EMBASSY(Colour.BLACK, Colour.GREEN);

    private final List<Colour> colours;

    Category(Colour... only) {
      this.colours =
          only.length > 0
              ? List.of(only)
              : Stream.of(Colour.values()).filter(colour -> colour != Colour.WHITE).toList();
    }

    /** The colours that its plates may have. */
    public List<Colour> colours() {
      return colours;
    }
  }

  /**
   * A vehicle by the words of a document.
   *
   * @param colour for example {@code yellow_green}; {@code unknown} when nobody could tell
   * @param category for example {@code small}
   * @throws IllegalArgumentException listing the words there are
   */
  public static Vehicle of(String colour, String category) {
    return new Vehicle(
        colour.equals(UNKNOWN) ? Optional.empty() : Optional.of(find(Colour.values(), colour)),
        find(Category.values(), category));
  }

  private static <E extends Enum<E>> E find(E[] all, String word) {
    return Stream.of(all)
        .filter(it -> word(it).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is none of %s"
                        .formatted(word, Stream.of(all).map(Vehicle::word).toList())));
  }

  /** A colour or a category as documents write it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The colours that its plate may have: one when it is known. */
  List<Colour> colours() {
    return colour.map(List::of).orElseGet(category::colours);
  }
}
