package billing.tariffs;

import billing.money.Fen;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.stream.Stream;

/** How a period of the day is priced; in the file, the name of the form and its numbers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = UnitPrice.class, name = "units"),
  @JsonSubTypes.Type(value = FlatPrice.class, name = "flat"),
  @JsonSubTypes.Type(value = NoPrice.class, name = "free")
})
public sealed interface Price permits UnitPrice, FlatPrice, NoPrice {
  /** Writes down what a part of a stay costs: at least one line, together as long as the part. */
  void charge(Meter meter, Part part);

  /**
   * The same for a class of vehicles that pays another price.
   *
   * @throws IllegalArgumentException when an amount does not come out as a whole number of fen
   */
  Price times(VehicleFactor vehicle);

  /** Every amount that is printed in the notice. */
  Stream<Fen> printed();
}
