package recognizer.vote;

/** What a car looks like, in its camera's own words; empty texts where it does not tell. */
public record VehicleLook(String colour, String brand, String kind) {
  public static final VehicleLook UNTOLD = new VehicleLook("", "", "");

  /** Whether the camera told anything. */
  public boolean isTold() {
    return !(colour + brand + kind).isEmpty();
  }
}
