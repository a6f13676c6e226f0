package billing.tariffs.board;

import billing.tariffs.Plates;
import billing.tariffs.PriceNotice.VehicleClass;
import billing.tariffs.Vehicle;
import java.util.List;
import java.util.Map;

/** Which vehicles belong to which class, in words. */
record ClassWords(Language in) {

  /** A class as it is printed, and its plates. */
  record Meaning(String name, String plates) {}

  /**
   * The plates of each class; empty where a notice names none, because the names of its classes say
   * it.
   */
  List<Meaning> meanings(Map<String, VehicleClass> vehicles) {
    return vehicles.values().stream().allMatch(kind -> kind.plates().isEmpty())
        ? List.of()
        : vehicles.entrySet().stream().map(it -> meaning(it.getKey(), it.getValue())).toList();
  }

  private Meaning meaning(String key, VehicleClass kind) {
    return new Meaning(
        in.say("%s", "%2$s", kind.nameZh(), kind.name()),
        kind.platesWhenCalled(key)
            .map(all -> in.list(all.stream().map(this::plates).toList()))
            .orElseGet(() -> in.say("其他车辆", "all other vehicles")));
  }

  private String plates(Plates plates) {
    var colour = plates.colour().map(this::colour);
    var category = plates.category().map(this::category);
    if (colour.isPresent() && category.isPresent()) {
      return in.say("%s的%s", "%2$s with %1$s", colour.get(), category.get());
    }
    return colour.or(() -> category).orElseThrow();
  }

  private String colour(Vehicle.Colour colour) {
    return switch (colour) {
      case BLUE -> in.say("蓝牌", "blue plates");
      case GREEN -> in.say("绿牌", "green plates");
      case YELLOW -> in.say("黄牌", "yellow plates");
      case YELLOW_GREEN -> in.say("黄绿牌", "yellow-green plates");
      case WHITE -> in.say("白牌", "white plates");
      case BLACK -> in.say("黑牌", "black plates");
    };
  }

  private String category(Vehicle.Category category) {
    return switch (category) {
      case SMALL -> in.say("小型车", "small vehicles");
      case LARGE -> in.say("大型车", "large vehicles");
      case MOTORCYCLE -> in.say("摩托车", "motorcycles");
      case TRAILER -> in.say("挂车", "trailers");
      case EMERGENCY -> in.say("应急救援车辆", "rescue vehicles");
      case POLICE -> in.say("警车", "police vehicles");
      case MILITARY -> in.say("军车和武警车辆", "military vehicles");
      case EMBASSY -> in.say("使领馆车辆", "vehicles of embassies and consulates");
    };
  }
}
