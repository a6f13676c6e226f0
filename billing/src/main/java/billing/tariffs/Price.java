package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Stream;

/** How a period of the day is priced; in the file, the name of the form and its numbers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = UnitPrice.class, name = "units"),
  @JsonSubTypes.Type(value = FlatPrice.class, name = "flat")
})
sealed interface Price permits UnitPrice, FlatPrice {
  /** What the part of a stay costs; at least one line. */
  List<Rating.Line> linesFor(Part part, VehicleFactor vehicle);

  /** Every amount that is printed in the notice. */
  Stream<Fen> printed();

  /** The line of a part that is too short to be charged. */
  static Rating.Line tolerated(Part part, long toleranceMinutes) {
    return new Rating.Line(
        Fen.ZERO,
        "%s: %d min, not charged up to %d min"
            .formatted(part.label(), part.minutes(), toleranceMinutes),
        "%s：%d分钟，%d分钟以内不计费".formatted(part.labelZh(), part.minutes(), toleranceMinutes));
  }
}
